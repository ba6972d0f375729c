// A worker of the import window: compares what the log has, at each message, and answers when it has done so.
import { CarrelDatabase } from '../../storage/database';
import { CopiesFollower } from './copies-follower';

const follower = new CopiesFollower(new CarrelDatabase());

self.onmessage = async () => {
  await follower.catchUp().catch((error) => console.error(error));
  self.postMessage(null);
};
