// The main module of `npm run dev`. No build includes this folder.
import './allow-dev-server.js';
import '../main.js';
