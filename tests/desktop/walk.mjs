// Walks through the main job and every screen, and leaves pictures of them.
import { noScreenHasAGraveFaultOfAccess } from './access.mjs';
import { aPrescriptionIsSignedQuestionedAnsweredAndFoundWithoutTheMouse } from './path.mjs';
import { endAll } from './window.mjs';

await aPrescriptionIsSignedQuestionedAnsweredAndFoundWithoutTheMouse();
await noScreenHasAGraveFaultOfAccess();
endAll();
console.log(`pictures are in ${process.env.SCREENSHOTS}`);
process.exit(0);
