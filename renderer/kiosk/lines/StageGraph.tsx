import type { DrawnStage, GraphPage, Link } from './layout-graph.ts';
import styles from './lines.module.css';

const HEAD = 9;

/** The drawing; who listens hears the list beside it instead. */
export function StageGraph({ page }: { readonly page: GraphPage }) {
  return (
    <svg className={styles.graph} viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true">
      <title>graph</title>
      {page.links.map((link) => (
        <Arrow key={link.from.concat(link.to).join()} link={link} />
      ))}
      {page.stages.map((stage) => (
        <Stage key={stage.id} stage={stage} />
      ))}
    </svg>
  );
}

function Arrow({ link: { from, to } }: { readonly link: Link }) {
  const [x, y] = to;
  const isDown = Math.abs(x - from[0]) < Math.abs(y - from[1]) || y > from[1] + 10;
  const bend = isDown ? (from[1] + y) / 2 : (from[0] + x) / 2;
  const path = isDown
    ? `M${from[0]} ${from[1]} V${bend} H${x} V${y - HEAD}`
    : `M${from[0]} ${from[1]} H${bend} V${y} H${x - HEAD}`;
  const head = isDown
    ? `${x - HEAD},${y - HEAD - 3} ${x + HEAD},${y - HEAD - 3} ${x},${y}`
    : `${x - HEAD - 3},${y - HEAD} ${x - HEAD - 3},${y + HEAD} ${x},${y}`;
  return (
    <g className={styles.arrow}>
      <path d={path} />
      <polygon points={head} />
    </g>
  );
}

function Stage({ stage }: { readonly stage: DrawnStage }) {
  return (
    <g>
      <rect className={styles.stage} x={stage.x} y={stage.y} width={stage.width} height={stage.height} rx="14" />
      <Lines words={stage.title} />
      <Lines words={stage.facts} />
      {stage.links.map((link) => (
        <Arrow key={link.from.concat(link.to).join()} link={link} />
      ))}
      {stage.chips.map((chip) => (
        <g key={chip.id}>
          <rect
            className={styles.chip}
            data-open={chip.open}
            x={chip.x}
            y={chip.y}
            width={chip.width}
            height={chip.height}
            rx="10"
          />
          <Lines words={chip.text} />
          <Lines words={chip.tag} faint />
        </g>
      ))}
    </g>
  );
}

function Lines({ words, faint = false }: { readonly words: DrawnStage['title']; readonly faint?: boolean }) {
  const { lines, font, x, y } = words;
  return (
    <text className={faint ? styles.faint : styles.ink} fontSize={font.size} fontWeight={font.weight}>
      {lines
        .map((line, at) => ({ line, top: y + font.size * (0.98 + at * 1.25) }))
        .map(({ line, top }) => (
          <tspan key={top} x={x} y={top}>
            {line}
          </tspan>
        ))}
    </text>
  );
}
