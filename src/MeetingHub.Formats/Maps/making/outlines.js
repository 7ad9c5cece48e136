// Makes outlines.txt.gz from Natural Earth's countries (public domain), as the npm package world-atlas has them, with ISO codes from cldr-core.
const fs = require('fs'), zlib = require('zlib');
const world = require('world-atlas/countries-50m.json');
const codes = new Map(Object.entries(require('cldr-core/supplemental/codeMappings.json').supplemental.codeMappings).filter(([alpha, c]) => /^[A-Z]{2}$/.test(alpha) && c._numeric).map(([alpha, c]) => [c._numeric, alpha]));
const [kx, ky] = world.transform.scale, [tx, ty] = world.transform.translate;

// A border belongs to two countries: what is left out of it is left out of both, so that no gap opens between them.
const tolerance = 0.12;
const arcs = world.arcs.map(arc => { let x = 0, y = 0; return simplify(arc.map(([dx, dy]) => [(x += dx) * kx + tx, (y += dy) * ky + ty])); });

function simplify(points) {
  const keep = new Set([0, points.length - 1]), stack = [[0, points.length - 1]];
  // The ends of a ring of its own are one point, from which nothing is far: begin with the farthest from it.
  while (stack.length) {
    const [a, b] = stack.pop();
    let far = 0, at = -1;
    for (let i = a + 1; i < b; i++) { const d = distance(points[i], points[a], points[b]); if (d > far) [far, at] = [d, i]; }
    if (far > tolerance) { keep.add(at); stack.push([a, at], [at, b]); }
  }
  return points.filter((_, i) => keep.has(i));
}
function distance([x, y], [ax, ay], [bx, by]) {
  const dx = bx - ax, dy = by - ay, length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dx * (ay - y) - (ax - x) * dy) / length;
}
const ringOf = indices => indices.flatMap((i, n) => { const arc = i < 0 ? [...arcs[~i]].reverse() : arcs[i]; return n === 0 ? arc : arc.slice(1); });
const area = ring => Math.abs(ring.reduce((sum, [x, y], i) => { const [px, py] = ring[(i || ring.length) - 1]; return sum + px * y - x * py; }, 0)) / 2;

const lines = [];
for (const country of world.objects.countries.geometries) {
  const code = codes.get(country.id);
  if (!code || code === 'AQ' || !country.arcs) continue;
  const polygons = country.type === 'Polygon' ? [country.arcs] : country.arcs;
  const rings = polygons.map(polygon => ringOf(polygon[0])).sort((a, b) => area(b) - area(a)).filter((ring, n) => n === 0 || area(ring) > 0.25);
  lines.push(code + ' ' + rings.map(ring => ring.map(([x, y]) => `${Math.round(x * 10)},${Math.round(y * 10)}`).filter((p, i, all) => p !== all[i - 1]).join(' ')).join(';'));
}
fs.writeFileSync(process.argv[2], zlib.gzipSync(lines.sort().join('\n') + '\n', { level: 9 }));
console.log(lines.length, fs.statSync(process.argv[2]).size, lines.reduce((n, l) => n + l.split(' ').length, 0));
