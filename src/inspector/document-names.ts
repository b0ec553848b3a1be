/** Which files of a folder or a zip are read: the pictures, styles and scripts of saved pages are not. */
const DOCUMENT = /\.(?:html?|mhtml?|pdf|ofd|docx?|docm|dotx|wps|rtf|odt|xlsx?|ods|csv|txt|md)$/i
/** What a Mac puts beside every file of a zip. */
const OF_MAC = /(?:^|\/)(?:__MACOSX\/|\._)/

export const isDocumentName = (path: string): boolean => DOCUMENT.test(path) && !OF_MAC.test(path)

export const isZipName = (path: string): boolean => /\.zip$/i.test(path)
