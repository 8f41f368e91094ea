package io.github.firehoselogs.tools.report;

/// The style sheet of the page: light and dark, and for narrow windows.
final class PageStyle {
  static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --page: #f6f7f9; --card: #ffffff; --ink: #1d2530; --soft: #56606d; --line: #dfe4ea;
        --delivered: #2f7d78; --dropped: #a9b6c6; --failed: #c0433a; --bar: #c9dcdb;
        --code: #f3f5f7; --good: #2f7d78; --bad: #c0433a;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --page: #13171c; --card: #1a2027; --ink: #e7ebf0; --soft: #a2adb9; --line: #2d3640;
          --delivered: #5fb5ac; --dropped: #5d6c7f; --failed: #ea7b70; --bar: #274d4c;
          --code: #141a20; --good: #5fb5ac; --bad: #ea7b70;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--page); color: var(--ink);
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
        overflow-wrap: anywhere;
      }
      main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
      header { margin-bottom: 1.75rem; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .35rem; font-weight: 650; }
      h2 { font-size: 1.1rem; margin: 0 0 .15rem; font-weight: 650; }
      h3 { font-size: .95rem; margin: 1.25rem 0 .35rem; font-weight: 600; }
      p { margin: 0; }
      .lead, .meta, summary { color: var(--soft); font-size: .875rem; }
      .lead { margin-bottom: 1rem; }
      td .lead { margin: .25rem 0 0; }
      .verdict { font-size: 1.05rem; border-left: 4px solid var(--good); padding-left: .75rem; }
      .verdict.bad { border-color: var(--bad); }
      .meta { margin-top: .6rem; }
      section {
        background: var(--card); border: 1px solid var(--line); border-radius: 10px;
        padding: 1.25rem; margin-top: 1.25rem;
      }
      .tiles {
        display: grid; gap: .75rem; margin: 0;
        grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
      }
      .tiles div {
        background: var(--card); border: 1px solid var(--line); border-radius: 10px;
        padding: .75rem 1rem;
      }
      .tiles dt { color: var(--soft); font-size: .8125rem; }
      .tiles dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
      .tiles .bad dd { color: var(--bad); }
      figure { margin: 0 0 .75rem; }
      svg { display: block; width: 100%; height: 9rem; }
      .axis {
        display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap;
        color: var(--soft); font-size: .8125rem; font-variant-numeric: tabular-nums;
      }
      .grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
      .budget {
        stroke: var(--failed); stroke-width: 1.5; stroke-dasharray: 5 4;
        vector-effect: non-scaling-stroke;
      }
      .delivered { fill: var(--delivered); } .dropped { fill: var(--dropped); }
      .failed { fill: var(--failed); }
      .legend {
        display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0;
        margin: .5rem 0 0; font-size: .875rem;
      }
      .legend svg { display: inline-block; width: .75rem; height: .75rem; margin-right: .4rem; }
      table {
        width: 100%; border-collapse: collapse; font-size: .875rem;
        font-variant-numeric: tabular-nums;
      }
      caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      th {
        overflow-wrap: normal; text-align: left; font-weight: 600; color: var(--soft); vertical-align: bottom;
        border-bottom: 1px solid var(--line); padding: .3rem .9rem .3rem 0;
      }
      td {
        border-bottom: 1px solid var(--line); padding: .35rem .9rem .35rem 0; vertical-align: top;
      }
      tr:last-child td { border-bottom: 0; }
      th:last-child, td:last-child { padding-right: 0; }
      .n { text-align: right; white-space: nowrap; overflow-wrap: normal; width: 1%; }
      .k { min-width: 10rem; }
      td.b { width: 30%; min-width: 3rem; }
      td.b i {
        display: block; height: .7rem; margin-top: .3rem; border-radius: 3px;
        background: var(--bar);
      }
      pre, code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
      code { font-size: .8125rem; }
      pre {
        margin: .5rem 0 0; padding: .75rem .9rem; border-radius: 8px; background: var(--code);
        border: 1px solid var(--line); font-size: .8125rem; line-height: 1.55;
        white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate;
      }
      details { margin-top: .75rem; }
      summary { cursor: pointer; }
      details table { margin-top: .5rem; }
      footer { color: var(--soft); font-size: .8125rem; margin-top: 2rem; }
      @media (max-width: 34rem) {
        main { padding: 1.5rem .75rem 3rem; }
        section { padding: 1rem .85rem; }
        .tiles { grid-template-columns: 1fr 1fr; }
        th, td { padding-right: .6rem; }
        .k { min-width: 5.5rem; font-size: .8125rem; }
        .k ~ td.b, .k ~ td.b + td { display: none; }
      }
      @media print { section, .tiles div { break-inside: avoid; } }
      """;

  private PageStyle() {}
}
