/** How every test starts Chromium; `DIA_CHROMIUM` names another than Debian's. */
export const CHROMIUM_LAUNCH = {
  executablePath: process.env.DIA_CHROMIUM || '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
