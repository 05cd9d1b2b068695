// A plain window on one address: what a visitor's phone or any browser in the building sees. Not part of the product.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const size = (process.argv.find((arg) => arg.startsWith('--size=')) ?? '--size=390x844')
    .slice(7)
    .split('x')
    .map(Number);
  const window = new BrowserWindow({ width: size[0], height: size[1], useContentSize: true, frame: false });
  void window.loadURL('about:blank').then(() => process.stdout.write('plain.ready\n'));
});
