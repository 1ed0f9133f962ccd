/// How the report looks: colours that the colour-blind tell apart, each with a pattern for black and white, and A4.
enum ReportLooks {
  /// The style of a page.
  static let style: StaticString = """
    body { font: 16px/1.45 "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 0 }
    main { max-width: 62em; margin: 0 auto; padding: 1em }
    h1 { font-size: 1.5em; margin: .5em 0 } h2 { font-size: 1.2em; margin: 2em 0 .5em; border-bottom: 2px solid #1a1a1a }
    h3 { font-size: 1em; margin: 1.2em 0 .3em } .lead { font-size: 1.15em } .incomplete { border: 2px solid #1a1a1a; padding: .5em .8em }
    .w { overflow-x: auto; margin: .5em 0 1em }
    table { border-collapse: collapse; width: 100%; font-size: .875em }
    caption { text-align: left; font-weight: bold; padding: .3em 0 }
    th, td { padding: .25em .5em; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top }
    thead th { border-bottom: 2px solid #555; vertical-align: bottom } tbody th { font-weight: normal; min-width: 8em }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
    .d { min-width: 10em; width: 22% } .whole th, .whole td { font-weight: bold; border-bottom: 2px solid #555 }
    .b { display: block; width: 100%; height: auto; margin-top: .15em } .legend span { margin-right: 1.2em; white-space: nowrap }
    .legend svg { width: 1.9em; height: 1em; vertical-align: -.1em }
    rect { stroke: #1a1a1a; stroke-width: 6 } .axis { stroke: #1a1a1a; stroke-width: 8 } .mark { stroke: #1a1a1a; stroke-width: 26 }
    .poor, .exits, .standing { fill: #004f7c } .fall { fill: #56b4e9 } .coverage { fill: #fff }
    .near { fill: url(#stripes) } .rise, .arrivals { fill: url(#slants) } .moves { fill: url(#dots) } .denominator { fill: url(#lines) }
    .borders { fill: url(#cross) } .standard { fill: url(#uprights) } .corrections { fill: #ddd }
    details { margin: .4em 0 } summary { cursor: pointer; padding: .2em 0 } .quiet { color: #444; font-size: .875em }
    code { font-size: .9em; overflow-wrap: anywhere } ins { text-decoration: none; font-weight: bold }
    @media (max-width: 40em) { main { padding: .5em } th, td { padding: .2em .3em } }
    @media print {
      @page { size: A4; margin: 14mm } body { font-size: 10.5pt } main { max-width: none; padding: 0 } .w { overflow: visible }
      table { font-size: 8.5pt } tbody th { min-width: 9em } .d { min-width: 5em; width: 16% } th, td { padding: .15em .3em }
      tr, .legend { break-inside: avoid } .legend, thead { break-after: avoid }
      h2, h3, caption { break-after: avoid } thead { display: table-header-group } a { color: inherit }
    }
    """

  /// The patterns that the style names.
  static let patterns: StaticString = """
    <svg width="0" height="0" style="position:absolute" aria-hidden="true" focusable="false"><defs>
    <pattern id="stripes" width="50" height="50" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="50" height="50" style="fill:#e69f00;stroke:none"/><path d="M0 0V50" style="stroke:#fff;stroke-width:36"/></pattern>
    <pattern id="slants" width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="40" height="40" style="fill:#d55e00;stroke:none"/><path d="M0 0V40" style="stroke:#fff;stroke-width:22"/></pattern>
    <pattern id="dots" width="48" height="48" patternUnits="userSpaceOnUse"><rect width="48" height="48" style="fill:#fff;stroke:none"/><circle cx="24" cy="24" r="14" style="fill:#009e73"/></pattern>
    <pattern id="lines" width="40" height="40" patternUnits="userSpaceOnUse"><rect width="40" height="40" style="fill:#fff;stroke:none"/><path d="M0 20H40" style="stroke:#666;stroke-width:16"/></pattern>
    <pattern id="cross" width="60" height="60" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="60" height="60" style="fill:#fff;stroke:none"/><path d="M0 30H60M30 0V60" style="stroke:#a8487f;stroke-width:14"/></pattern>
    <pattern id="uprights" width="40" height="40" patternUnits="userSpaceOnUse"><rect width="40" height="40" style="fill:#f0e442;stroke:none"/><path d="M20 0V40" style="stroke:#1a1a1a;stroke-width:10"/></pattern>
    </defs></svg>
    """
}
