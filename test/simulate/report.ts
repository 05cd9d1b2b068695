import type { Starvation } from './bounds.ts';
import {
  countOf,
  errorRatio,
  type Grade,
  gradeOf,
  insideShare,
  oracleRatio,
  strictErrorRatio,
  waitsOf,
} from './figures.ts';
import type { DayRecord } from './record.ts';

export const say = (line: string) => void process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const minutes = (value: number) => value.toFixed(1).padStart(6);

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of);
  return entries.length === 0 ? 'none' : entries.map(([key, count]) => `${key} ${count}`).join(', ');
}

export function sayDay(name: string, day: DayRecord, starvation: Starvation): void {
  const { visitors } = day;
  say(`\n${name}: ${visitors.length} numbers, ${day.commands} commands, ${day.calls.length} calls`);
  say('  class        called   mean  median   p90  longest   (minutes from number to call)');
  for (const each of ['normal', 'priority', 'appointment'] as const) {
    const own = visitors.filter((visitor) => visitor.class === each);
    if (own.length === 0) continue;
    const { count, mean, median, p90, longest } = waitsOf(own);
    say(
      `  ${each.padEnd(12)} ${String(count).padStart(6)} ${minutes(mean)} ${minutes(median)} ${minutes(p90)} ${minutes(longest)}`,
    );
  }
  const share = (outcome: Parameters<typeof countOf>[1]) => {
    const count = countOf(day, outcome);
    return `${outcome} ${count} (${percent(count / Math.max(1, visitors.length))})`;
  };
  say(`  ${(['served', 'no-show', 'cancelled', 'unserved'] as const).map(share).join(', ')}`);
  say(`  waiting at closing ${day.waitingAtClosing}; takes refused: ${counts(day.refusedTakes)}`);
  say(`  refused presses: ${counts(day.refused)}`);
  say(
    `  [QU-6] ${starvation.checked} calls checked: passed per turn at worst ${starvation.worstNormal.toFixed(1)} (normal, bound 5), ` +
      `${starvation.worstPriority.toFixed(1)} (priority, bound 2); broken ${starvation.broken.length}`,
  );
  sayGrade('  [QU-11]', gradeOf(visitors));
}

export function sayGrade(name: string, grade: Grade): void {
  const mean = (sum: number) => (sum / Math.max(1, grade.promised)).toFixed(1);
  say(
    `${name} ${grade.promised} promises, inside the range ${percent(insideShare(grade))}, mean error ${mean(grade.error)} min, ` +
      `constant average ${mean(grade.constantError)} min (ratio ${percent(errorRatio(grade))}), average of today ` +
      `${mean(grade.learnedError)} min (ratio ${percent(strictErrorRatio(grade))}), without minutes ${grade.without}`,
  );
  if (grade.asked === 0) return;
  const each = (sum: number) => (sum / grade.asked).toFixed(1);
  say(
    `${name} the oracle, who knows all laws, breaks and arrivals and not the dice, asked about ${grade.asked} without needs: mean error ` +
      `${each(grade.oracleError)} min (ratio ${percent(oracleRatio(grade))}), ours there ${each(grade.askedError)} min`,
  );
}
