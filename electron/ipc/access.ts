import type { Channel } from '../../shared/ipc/channels.ts';
import type { PageRole } from '../windows/page-role.ts';

const EVERYBODY: readonly PageRole[] = ['guide', 'board', 'display', 'counter', 'strip'];
const MAIN_PAGES: readonly PageRole[] = ['guide', 'board', 'display', 'counter'];

/** Which pages may call a channel; a page that is taken over reaches no more than its own screen needs. */
export const CHANNEL_ACCESS: Readonly<Record<Channel, readonly PageRole[]>> = {
  'app.info': EVERYBODY,
  'app.log': EVERYBODY,
  'app.ready': MAIN_PAGES,
  'device.credentials': MAIN_PAGES,
  'device.enroll': MAIN_PAGES,
  'device.forget': MAIN_PAGES,
  'device.health': MAIN_PAGES,
  'print.slip': ['guide', 'counter'],
  'paper.print': ['counter'],
  'paper.pdf': ['counter'],
  'paper.save': ['counter'],
  'service.unlock': MAIN_PAGES,
  'service.lock': MAIN_PAGES,
  'settings.save': MAIN_PAGES,
  'service.act': MAIN_PAGES,
  'strip.show': ['counter'],
  'strip.state': ['counter'],
  'strip.act': ['strip'],
};
