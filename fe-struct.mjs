import { readFileSync } from 'node:fs'; import { pathToFileURL } from 'node:url';
import { decodeOnnx, encodeOnnx } from './libs/bank/compiler/dist/onnx/onnx-format.js';
process.argv[2]='none'; const {compare}=await import('./fe-diff.mjs'); import { importOnnx } from './libs/bank/compiler/dist/onnx/import-model.js'; import { UnsupportedModelError } from './libs/bank/compiler/dist/errors.js';
let seed=Number(process.argv[3]??5); const rnd=n=>{seed=(Math.imul(seed,1664525)+1013904223)>>>0; return Math.floor(seed/2**32*n)}; const pick=a=>a[rnd(a.length)];
const g=JSON.parse(readFileSync('models/training/fixtures/onnx-classifier-one-vote.json')); const rows=g.rows;
const cls=decodeOnnx(readFileSync('models/training/fixtures/onnx-classifier-one-vote.onnx')), reg=decodeOnnx(readFileSync('models/training/fixtures/onnx-regressor-average.onnx'));
const stat={}; const note=k=>stat[k]=(stat[k]??0)+1;
const leaves=[[0,3],[0,4],[0,5],[0,6],[1,1],[1,2]];
for(let n=0;n<2500;n++){ const isC=rnd(3)>0; const m=structuredClone(isC?cls:reg); const node=m.graph.node[0]; const vote=isC?'class':'target'; const set=(name,v)=>{node.attribute=node.attribute.filter(a=>a.name!==name); if(v) node.attribute.push({name,...v});};
 const K=1+rnd(3); const same=rnd(3)>0; const ids=[0,1,2].filter(k=>k<K&&rnd(3)>0); const pos=rnd(3)===0; const V=[]; for(const [t,l] of leaves) for(const k of ids) if(same||rnd(4)>0) V.push([t,l,k,(pos?1:pick([1,-1]))*rnd(8)/8]);
 set(`${vote}_treeids`,{type:7,ints:V.map(v=>v[0])}); set(`${vote}_nodeids`,{type:7,ints:V.map(v=>v[1])}); set(`${vote}_ids`,{type:7,ints:V.map(v=>v[2])}); set(`${vote}_weights`,{type:6,floats:V.map(v=>v[3])});
 const post=pick(['NONE','LOGISTIC','SOFTMAX','PROBIT','SOFTMAX_ZERO']); set('post_transform',{type:3,s:Buffer.from(post)}); const nb=pick([0,0,1,2,3,K]); set('base_values',nb?{type:6,floats:Array.from({length:nb},()=>rnd(8)/8-.4)}:undefined);
 if(isC) set('classlabels_int64s',{type:7,ints:[...Array(K).keys()]}); else { set('n_targets',{type:2,i:K}); set('aggregate_function',{type:3,s:Buffer.from(pick(['SUM','AVERAGE']))}); }
 for(const o of m.graph.output) if(o.name==='score') o.type.tensor_type.shape.dim[1]={dim_param:'k'};
 const pc=rnd(K); let imp; try{imp=importOnnx(encodeOnnx(m),g.features,{positiveClass:pc})}catch(e){ if(!(e instanceof UnsupportedModelError)) throw e; note('refused '+e.code); continue; }
 try{ const r=await compare(imp,rows); if(r.bad){note('BAD'); if(stat.BAD<12)console.log('BAD',isC?'cls':'reg','K',K,'ids',ids,'same',same,'pos',pos,post,'nb',nb,'pc',pc,JSON.stringify(imp.output),r.worst,r.bad);} else note('same '+(isC?'cls':'reg')); }catch(e){note('ort '+String(e.message).slice(0,60).replace(/\d/g,'#'))} }
console.log(stat);
