/** The reader of a package's parts: what it gives, and what it calls damaged. Kinds of damage after the W3C's conformance tests. */
import { describe, expect, it } from '@jest/globals'
import { readXml } from '../../src/formats/package/xml.js'
import { processorTime } from '../support/processor.js'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

const codeOf = (text: string): string | undefined => {
  try {
    readXml(text)
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a part is read', () => {
  it('with its names by their namespaces, whatever their prefix', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const same = [
      `<w:p xmlns:w="${W}" w:val="1" id="2"><w:t>文</w:t></w:p>`,
      `<ns0:p xmlns:ns0="${strict}" ns0:val='1' id='2'><ns0:t>文</ns0:t></ns0:p>`,
      `<p xmlns="${W}" xmlns:a="${W}" a:val="1" id="2"><t><![CDATA[文]]></t></p>`,
    ]
    for (const text of same) {
      const { name, attributes, children } = readXml(text)
      expect([name, attributes['w:val'], attributes['id'], children]).toEqual([
        'w:p',
        '1',
        '2',
        [{ name: 'w:t', attributes: {}, children: ['文'] }],
      ])
    }
  })

  it('with names of other namespaces set apart', () => {
    const { name, children } = readXml(`<d xmlns="urn:x"><p xmlns="${W}"><q xmlns=""/></p></d>`)
    expect(name).toBe('?:d')
    expect(children).toEqual([
      {
        name: 'w:p',
        attributes: { xmlns: W },
        children: [{ name: '?:q', attributes: { xmlns: '' }, children: [] }],
      },
    ])
  })

  it('with references of every kind, in texts and in attributes', () => {
    // Word writes &#xA; into the o:gfxdata of every VML shape.
    const { attributes, children } = readXml(
      '<d a="1&#xA;2&#10;3&lt;&quot;">&#x6587;&#25991;&amp;&apos;&#x1F600;</d>',
    )
    expect(attributes['a']).toBe('1\n2\n3<"')
    expect(children).toEqual(["文文&'\u{1F600}"])
  })

  it('with its declaration, comments and instructions left out', () => {
    const text =
      '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- a --><d>1<!-- b --><?c d?>2</d>\n<!-- e -->'
    expect(readXml(text)).toEqual({ name: '?:d', attributes: {}, children: ['12'] })
  })
})

describe('damage is told by name', () => {
  it.each([
    ['no element', ''],
    ['a text alone', 'text'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>b'],
    ['an element that does not end', '<a><b></a>'],
    ['an end without a beginning', '<a></a></b>'],
    ['a tag that is cut off', '<a><b'],
    ['a name that is none', '<1/>'],
    ['an attribute without a value', '<a b/>'],
    ['an attribute without quotation marks', '<a b=1/>'],
    ['an attribute that is given twice', '<a b="1" b="2"/>'],
    ['… under two prefixes', `<a xmlns:x="${W}" xmlns:y="${W}" x:b="1" y:b="2"/>`],
    ['attributes that run together', '<a b="1"c="2"/>'],
    ['a < in an attribute', '<a b="<"/>'],
    ['an & that begins nothing', '<a>1 & 2</a>'],
    ['an entity that nobody declares', '<a>&nbsp;</a>'],
    ['a reference without its end', '<a>&#65</a>'],
    ['a reference to no character', '<a>&#x1F;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a character that XML has not', '<a>\u0008</a>'],
    ['a ]]> in a text', '<a>]]></a>'],
    ['a -- in a comment', '<a><!-- -- --></a>'],
    ['a comment without an end', '<a><!-- </a>'],
    ['a CDATA section without an end', '<a><![CDATA[ </a>'],
    ['a declaration that stands later', '<a/><?xml version="1.0"?>'],
    ['a prefix that nobody declares', '<w:a/>'],
    ['… of an attribute', '<a w:b="1"/>'],
    ['a prefix for nothing', '<a xmlns:w=""/>'],
    ['a name of three', `<w:a:b xmlns:w="${W}"/>`],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['entities that are declared', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ])('%s', (_, text) => expect(codeOf(text)).toBe('input.corrupt'))

  it('and what has no end is too large', () => {
    const time = processorTime()
    expect(codeOf('<a>'.repeat(300) + '</a>'.repeat(300))).toBe('input.tooLarge')
    expect(codeOf(`<a>${'<b/>'.repeat(200_001)}</a>`)).toBe('input.tooLarge')
    expect(codeOf(`<a ${Array.from({ length: 100_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`)).toBeUndefined()
    expect(codeOf(`<a>${'&amp;'.repeat(500_000)}</a>`)).toBeUndefined()
    expect(time()).toBeLessThan(5000)
  })
})
