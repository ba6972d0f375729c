import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CarrelBridge } from './ipc/requests';

const bridge: CarrelBridge = {
  request: (name, ...args) => ipcRenderer.invoke(name, ...args),
  pathOf: (file) => webUtils.getPathForFile(file),
  on(name, listener) {
    const forward = (_event: unknown, payload: unknown) => listener(payload as never);
    ipcRenderer.on(name, forward);
    return () => ipcRenderer.off(name, forward);
  },
};

contextBridge.exposeInMainWorld('carrel', bridge);
