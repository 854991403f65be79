import ort from 'onnxruntime-node'; import { readFileSync, readdirSync } from 'node:fs';
import { importOnnx, marginOfOutput } from './libs/bank/compiler/dist/onnx/import-model.js';
import { evaluateFloat } from './libs/bank/compiler/dist/float-model.js';
import { UnsupportedModelError } from './libs/bank/compiler/dist/errors.js';
ort.env.logLevel='fatal';
const T={float:['float32',Float32Array,Number],double:['float64',Float64Array,Number],int64:['int64',BigInt64Array,BigInt]};
export async function compare(imp, rows, label){
  const s=await ort.InferenceSession.create(imp.runnable,{logSeverityLevel:4});
  const feeds={}; for(const i of imp.inputs){const [t,A,c]=T[i.type]; feeds[i.name]=new ort.Tensor(t,A.from(rows.flatMap(r=>i.columns.map(k=>c(r[k])))),[rows.length,...i.shape]);}
  const o=(await s.run(feeds,[imp.output.name]))[imp.output.name]; const w=o.data.length/rows.length; let worst=0,bad=0;
  rows.forEach((r,i)=>{const m=evaluateFloat(imp.model,r)[imp.model.margin]; const row=Array.from(o.data.slice(i*w,(i+1)*w)); 
    const v=row[imp.output.column]; let e; const k=imp.output.kind; const sig=x=>1/(1+Math.exp(-x));
    if(k==='margin') e=Math.abs(m-v)/Math.max(1,Math.abs(m)); else if(k==='logistic'||(k==='softmax'&&w===2)) e=Math.abs(sig(m)-v); else if(k==='softmax') e=Math.abs(m)<10?Math.abs(marginOfOutput(imp.output,row)-m):0; else if(k==='power') e=Math.abs(imp.output.offset+imp.output.sign*2**m-v)/Math.max(1,Math.abs(v)); else if(k==='probit') e=m>0.001&&m<0.999?Math.abs(marginOfOutput(imp.output,row)-m):0; else e=Math.abs(marginOfOutput(imp.output,row)-m)/Math.max(1,Math.abs(m));
    if(!(e<=1e-4)&&!(Number.isNaN(v)||!Number.isFinite(v))){bad++;} if(e>worst)worst=e;});
  return {worst,bad,rows:rows.length};
}
const mode=process.argv[2];
if(mode==='examples'){ for(const n of readdirSync('models/examples')){ const b=readFileSync(`models/examples/${n}/model.onnx`); const L=JSON.parse(readFileSync(`models/examples/${n}/features.json`));
  const lines=readFileSync(`/tmp/fe/data/${n}/rows.csv`,'utf8').trim().split('\n').slice(1).map(l=>l.split(',').slice(0,L.features.length).map(Number)); const t=Date.now(); const imp=importOnnx(b,L.features); const ms=Date.now()-t;
  const {nodes,...sum}=imp.summary; console.log(n,ms+'ms',imp.model.nodes.length,'nodes',JSON.stringify(imp.output),JSON.stringify(sum),await compare(imp,lines)); } }
else if(mode==='fuzz') { const F='models/training/fixtures/'; let seed=Number(process.argv[3]??1); const rnd=n=>{seed=(Math.imul(seed,1664525)+1013904223)>>>0; return Math.floor(seed/2**32*n)};
 const names=readdirSync(F).filter(f=>f.endsWith('.onnx')).map(f=>f.slice(0,-5)); const end=Date.now()+Number(process.argv[4]??60)*1000; let n=0,same=0,refusedByOrt=new Map(),mism=new Map();
 while(Date.now()<end){ const name=names[rnd(names.length)]; const orig=readFileSync(F+name+'.onnx'); const b=Uint8Array.from(orig); const g=JSON.parse(readFileSync(F+name+'.json','utf8')); const at=rnd(b.length); const m=rnd(3); b[at]=m===0?rnd(256):m===1?b[at]^(1<<rnd(8)):b[at]+1; let imp; try{imp=importOnnx(b,g.features,{positiveClass:g.positiveClass})}catch{continue}
  n++; try{ const r=await compare(imp,g.rows.slice(0,40)); if(r.bad){ const k=name+' @'+at+' '+orig[at]+'->'+b[at]; mism.set(k,r); if(mism.size<40)console.log(k,JSON.stringify(r)); } else same++; }catch(e){const k=name+': '+String(e.message).replace(/\d+/g,'#').slice(0,160); refusedByOrt.set(k,(refusedByOrt.get(k)??0)+1);} }
 console.log(n,same,mism.size); console.log([...refusedByOrt].sort((a,b)=>b[1]-a[1]).slice(0,25)); }
