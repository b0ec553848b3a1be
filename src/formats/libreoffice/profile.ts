/** What LibreOffice is allowed while it converts: the settings of a profile that nobody else uses. */

interface Setting {
  path: string
  name: string
  value: string
}

/** No macros, no links followed, no addresses asked; where something asks all the same, it meets a port that nobody answers. */
const SETTINGS: readonly Setting[] = [
  ...[
    ['DisableMacrosExecution', 'true'],
    ['MacroSecurityLevel', '3'],
    ['BlockUntrustedRefererLinks', 'true'],
    ['DisableActiveContent', 'true'],
    ['DisableOLEAutomation', 'true'],
  ].map(([name, value]) => ({
    path: '/org.openoffice.Office.Common/Security/Scripting',
    name: name!,
    value: value!,
  })),
  // 2: links are never brought up to date.
  { path: '/org.openoffice.Office.Writer/Content/Update', name: 'Link', value: '2' },
  { path: '/org.openoffice.Office.Calc/Content/Update', name: 'Link', value: '2' },
  // 2: by the proxies that are named here.
  { path: '/org.openoffice.Inet/Settings', name: 'ooInetProxyType', value: '2' },
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((kind) => [
    { path: '/org.openoffice.Inet/Settings', name: `ooInet${kind}ProxyName`, value: '127.0.0.1' },
    { path: '/org.openoffice.Inet/Settings', name: `ooInet${kind}ProxyPort`, value: '9' },
  ]),
]

const itemOf = ({ path, name, value }: Setting): string =>
  `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

/** The file `user/registrymodifications.xcu` of the profile. */
export const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${SETTINGS.map(itemOf).join('\n')}
</oor:items>
`
