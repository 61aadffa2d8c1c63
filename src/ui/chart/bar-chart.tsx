/** The one file that knows the chart library: a few named amounts as horizontal bars. Loaded only where one is shown. */
import type { ReactNode } from 'react';
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis, LabelList } from 'recharts';
import css from './bar-chart.module.css';

export interface BarDatum {
  readonly name: string;
  readonly amount: number;
  /** The amount as written beside its bar. */
  readonly label: string;
}

export interface AmountBarsProps {
  /** At most ten are drawn. */
  readonly data: readonly BarDatum[];
  /** What the picture says, for those who do not see it; the numbers stand in a table beside it. */
  readonly description: string;
  readonly onChoose: (index: number) => void;
}

const BAR_PX = 22;
const NAME_PX = 190;
const LABEL_PX = 76;
const NAME_CHARACTERS = 28;

export default function AmountBars(props: AmountBarsProps): ReactNode {
  const data = props.data.slice(0, 10).map((datum) => ({ ...datum, name: shortened(datum.name) }));
  return (
    <figure className={css['chart']} role="img" aria-label={props.description}>
      <ResponsiveContainer width="100%" height={data.length * BAR_PX + 8}>
        <BarChart
          data={data}
          layout="vertical"
          margin={{ top: 4, right: LABEL_PX, bottom: 4, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis type="category" dataKey="name" width={NAME_PX} tickLine={false} axisLine={false} interval={0} />
          <Bar
            dataKey="amount"
            isAnimationActive={false}
            barSize={14}
            radius={[0, 2, 2, 0]}
            minPointSize={1}
            onClick={(_, index) => props.onChoose(index)}
          >
            <LabelList dataKey="label" position="right" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** The end of a dotted name says more than its beginning. */
function shortened(name: string): string {
  return name.length <= NAME_CHARACTERS ? name : `…${name.slice(1 - NAME_CHARACTERS)}`;
}
