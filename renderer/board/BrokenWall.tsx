import { useBoth } from './both-texts.tsx';
import { WallMessage } from './WallMessage.tsx';

/** What a wall says while it is loaded anew after a bug. */
export function BrokenWall() {
  const both = useBoth();
  return <WallMessage title={both('board.broken.title')} />;
}
