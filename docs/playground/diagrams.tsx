/** Diagrams that fit, zoom and pan, and lead to what they show. */
import Panzoom, { type PanzoomObject } from '@panzoom/panzoom';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Day, type Plan, titleOf } from 'spm-model';
import { type Diagram as DiagramName, toMermaid } from 'spm-model/views';
import { drawing, onSchemeChange } from './scheme';

type Entity = Parameters<typeof titleOf>[0];

const names: Readonly<Record<DiagramName, string>> = {
  'strategy-map': 'Strategy map',
  gantt: 'Timeline',
  organization: 'Organization',
};

const place = (text: string | undefined) => Number(text ?? 0) - 1;

/** What a box of a diagram stands for: its name gives its place in the plan. */
function shownBy(plan: Plan, diagram: DiagramName, node: string): Entity | undefined {
  if (diagram === 'organization') {
    const { organization, teams } = plan;
    if (node === 'org') return organization;
    const [, division, unit] = /^d(\d+)(?:u(\d+))?$/.exec(node) ?? [];
    if (division !== undefined) {
      const found = organization.divisions[place(division)];
      return unit === undefined ? found : found?.units[place(unit)];
    }
    const [, kind, index] = /^([tc])(\d+)$/.exec(node) ?? [];
    return kind === 't' ? teams[place(index)] : organization.coordinations[place(index)];
  }
  if (diagram === 'gantt') return barOf(plan, node);
  if (node === 'plan') return plan;
  const [, g, s, m, t] = /^g(\d+)(?:s(\d+))?(?:m(\d+))?(?:t(\d+))?$/.exec(node) ?? [];
  const goal = plan.goals[place(g)];
  const strategy = s === undefined ? undefined : goal?.strategies[place(s)];
  const holder = s === undefined ? goal : strategy;
  if (m !== undefined) return holder?.measures[place(m)];
  return t === undefined ? holder : strategy?.milestones[place(t)];
}

/** A bar of the timeline stands for a milestone or an action; for a milestone where there are too many actions to draw. */
function barOf(plan: Plan, node: string): Entity | undefined {
  const [, g, s, b] = /^b(\d+)s(\d+)b(\d+)$/.exec(node) ?? [];
  const all = plan.goals.flatMap(({ strategies }) => strategies).flatMap(({ milestones }) => milestones);
  const strategy = plan.goals[place(g)]?.strategies[place(s)];
  if (all.reduce((sum, { actions }) => sum + 1 + actions.length, 0) > 100) return strategy?.milestones[place(b)];
  return strategy?.milestones.flatMap((milestone): readonly Entity[] => [milestone, ...milestone.actions])[place(b)];
}

/** The name of the box or bar that an element of the drawing belongs to. */
function nodeName(element: Element, diagram: DiagramName): string | undefined {
  const pattern = diagram === 'gantt' ? /(b\d+s\d+b\d+)(?:-text)?$/ : /flowchart-([a-z0-9]+)-\d+$/i;
  return pattern.exec(element.id)?.[1];
}

/** Makes what a drawing shows a way to it, for pointer and keyboard. */
function lead(holder: HTMLElement, plan: Plan, diagram: DiagramName, onGo: (id: string) => void): void {
  for (const element of holder.querySelectorAll<SVGElement>(diagram === 'gantt' ? 'rect[id], text[id]' : 'g.node')) {
    const name = nodeName(element, diagram);
    const entity = name === undefined ? undefined : shownBy(plan, diagram, name);
    if (entity === undefined) continue;
    element.classList.add('leads');
    let from = [0, 0];
    element.addEventListener('pointerdown', ({ clientX, clientY }) => {
      from = [clientX, clientY];
    });
    element.addEventListener('click', ({ clientX, clientY }) => {
      const [x = 0, y = 0] = from;
      if (Math.hypot(clientX - x, clientY - y) < 6) onGo(entity.id);
    });
    if (element.tagName === 'text') continue;
    element.setAttribute('tabindex', '0');
    element.setAttribute('role', 'link');
    // A box says what it is; a bar has its words beside it.
    if (element.tagName === 'rect') element.setAttribute('aria-label', titleOf(entity));
    element.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') onGo(entity.id);
    });
  }
}

/** A drawing that can be moved: seen whole, or near enough to read. */
interface Movable {
  readonly panzoom: PanzoomObject;
  readonly whole: () => void;
  readonly near: () => void;
}

/** The scale at which a drawing of natural size is read without effort. */
const READABLE = 0.8;

/** Pan and zoom of what a holder shows: by pointer, by wheel with Ctrl, and by the buttons. */
function movable(holder: HTMLElement): Movable | null {
  const [svg] = holder.getElementsByTagName('svg');
  const box = svg?.viewBox.baseVal;
  if (svg === undefined || box === undefined || box.width === 0 || box.height === 0) return null;
  svg.style.width = `${box.width}px`;
  svg.style.height = `${box.height}px`;
  const root = svg.querySelector<SVGGElement>('g.node[id*="flowchart-plan-"], g.node[id*="flowchart-org-"]');
  const fitting = () => Math.min(holder.clientWidth / box.width, holder.clientHeight / box.height);
  const placed = (scale: number) => {
    const [across, down] = [holder.clientWidth / scale, holder.clientHeight / scale];
    const matrix = root?.transform.baseVal.consolidate()?.matrix;
    // What all hangs on stands in the middle, as far as the drawing fills the room.
    const along = (room: number, size: number, center: number | undefined) =>
      room >= size
        ? (room - size) / 2
        : Math.min(0, Math.max(room - size, center === undefined ? 0 : room / 2 - center));
    const left = along(across, box.width, matrix && matrix.e - box.x);
    return { scale, left, top: along(down, box.height, matrix && matrix.f - box.y) };
  };
  const readable = () => placed(Math.max(fitting(), Math.min(1.1, Math.max(READABLE, holder.clientWidth / box.width))));
  // Panzoom moves to its start in a moment of its own: what is set before is undone by it.
  const begin = readable();
  const panzoom = Panzoom(svg, {
    minScale: 0.05,
    maxScale: 12,
    origin: '0 0',
    step: 0.4,
    startScale: begin.scale,
    startX: begin.left,
    startY: begin.top,
  });
  const show = ({ scale, left, top }: ReturnType<typeof placed>) => {
    panzoom.zoom(scale, { animate: false });
    panzoom.pan(left, top, { animate: false });
  };
  holder.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) panzoom.zoomWithWheel(event);
    },
    { passive: false },
  );
  return { panzoom, whole: () => show(placed(fitting())), near: () => show(readable()) };
}

const PAN = 60;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN, 0],
  ArrowRight: [-PAN, 0],
  ArrowUp: [0, PAN],
  ArrowDown: [0, -PAN],
};

export function Diagram({
  plan,
  asOf,
  diagram,
  onGo,
}: {
  plan: Plan;
  asOf: Day;
  diagram: DiagramName;
  onGo: (id: string) => void;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<Movable | null>(null);
  const [failure, setFailure] = useState('');
  const [scheme, setScheme] = useState(0);
  const text = useMemo(() => toMermaid(plan, { diagram, asOf }), [plan, diagram, asOf]);
  useEffect(() => onSchemeChange(() => setScheme((count) => count + 1)), []);
  useEffect(() => {
    let isOver = false;
    drawing
      .then(({ drawDiagram }) => drawDiagram(text))
      .then(
        (svg) => {
          if (isOver || holder.current === null) return;
          holder.current.innerHTML = svg;
          lead(holder.current, plan, diagram, onGo);
          drawn.current = movable(holder.current);
          setFailure('');
        },
        (error: unknown) => setFailure(String(error)),
      );
    return () => {
      isOver = true;
      drawn.current?.panzoom.destroy();
      drawn.current = null;
    };
  }, [text, scheme, plan, diagram, onGo]);
  return (
    <>
      {failure !== '' && <p role="alert">The diagram could not be drawn: {failure}</p>}
      <div class="toolbar zoom" role="toolbar" aria-label="Zoom">
        <button type="button" onClick={() => drawn.current?.panzoom.zoomIn()}>
          + Zoom in
        </button>
        <button type="button" onClick={() => drawn.current?.panzoom.zoomOut()}>
          − Zoom out
        </button>
        <button type="button" onClick={() => drawn.current?.whole()}>
          Fit all
        </button>
        <button type="button" onClick={() => drawn.current?.near()}>
          Read
        </button>
        <span class="aside">Drag to move. Select a box to open it.</span>
      </div>
      <section
        ref={holder}
        class="diagram"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what moves must be reached by keyboard
        tabIndex={0}
        aria-label={`${names[diagram]}: arrow keys move it, plus and minus zoom`}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (step !== undefined) {
            event.preventDefault();
            drawn.current?.panzoom.pan(...step, { relative: true });
          }
          if (event.key === '+') drawn.current?.panzoom.zoomIn();
          if (event.key === '-') drawn.current?.panzoom.zoomOut();
          if (event.key === '0') drawn.current?.whole();
        }}
      />
      <details>
        <summary>As Mermaid text</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </>
  );
}
