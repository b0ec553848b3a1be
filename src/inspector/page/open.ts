/** Opening files: where they are dropped or chosen, and how far reading is. */
import { el } from './dom.js'
import { fromDrop, fromInput, type Given } from './dropped.js'
import { say } from './words.js'

/** Two fields, since a browser lets people choose files or a folder, not both. */
export function drawChoosers(onGiven: (given: Given[]) => void): HTMLElement {
  const chooser = (id: string, words: string, isFolder: boolean): HTMLElement => {
    const input = el('input', {
      type: 'file',
      id,
      class: 'unseen',
      multiple: true,
      webkitdirectory: isFolder,
    })
    input.addEventListener('change', () => onGiven(fromInput(input)))
    return el('span', { class: 'chooser' }, input, el('label', { for: id }, words))
  }
  return el(
    'span',
    { class: 'choosers' },
    chooser('files', say('chooseFiles'), false),
    chooser('folder', say('chooseFolder'), true),
  )
}

/** Anywhere on the page. */
export function listenForDrops(onGiven: (given: Given[]) => void): void {
  const over = (event: DragEvent): void => {
    event.preventDefault()
    document.body.classList.toggle('dropping', event.type === 'dragover')
  }
  document.addEventListener('dragover', over)
  document.addEventListener('dragleave', over)
  document.addEventListener('drop', (event) => {
    over(event)
    if (event.dataTransfer) void fromDrop(event.dataTransfer).then(onGiven)
  })
}
