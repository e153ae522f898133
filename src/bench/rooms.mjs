/*
 * What video rooms of two cost the relay and the recorders, without browsers: ffmpeg sends what it encoded once (VGA,
 * 650 kbit/s, a voice), encrypted with keys in the description where a page has DTLS. It measures the work of the
 * processes, not time, so that other work on the machine does not count, and their memory.
 *
 * node src/bench/rooms.mjs [rooms] [seconds]
 */
import { spawn, spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const rooms = Number(process.argv[2] ?? 2);
const seconds = Number(process.argv[3] ?? 20);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rooms-'));
const NG_PORT = 22_299;
const FIRST_SINK = 36_000;
const SUITE = 'AES_CM_128_HMAC_SHA1_80';
const KEY = Buffer.alloc(30).toString('base64');
const TICKS = Number(spawnSync('getconf', ['CLK_TCK']).stdout);

const HEAD = 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n';

const processes = [];
const sinks = [];
let nextSink = FIRST_SINK;
let received = 0;

const relay = run('rtpengine', [
  ...['--interface=127.0.0.1', `--listen-ng=127.0.0.1:${NG_PORT}`, '--config-file=none', '--table=-1', '--foreground', '--log-stderr'],
  ...['--log-level=3', '--port-min=34000', '--port-max=35999'],
]);
process.on('SIGTERM', () => process.exit(1));
process.on('exit', () => {
  processes.forEach((one) => one.kill('SIGKILL'));
  fs.rmSync(folder, { recursive: true });
});
await pause(1500);
const socket = dgram.createSocket('udp4');
const waiting = new Map();
socket.on('message', (data) => {
  const space = data.indexOf(32);
  waiting.get(data.subarray(0, space).toString())?.(JSON.parse(data.subarray(space + 1)));
});

const clip = makeClip();
const seats = [];
for (let room = 0; room < rooms; room++) {
  for (const seat of [1, 2]) {
    seats.push(await send(`${room}-${seat}`));
  }
}
for (const call of seats) {
  await receive(call);
}
await until(() => received > seats.length * 100);
const relayed = await measure([]);
const recorders = [];
for (const call of seats) {
  recorders.push(await record(call));
}
await until(() => recorders.every(({ file }) => fs.existsSync(file) && fs.statSync(file).size > 50_000));
const recorded = await measure(recorders.map(({ recorder }) => recorder));
const bytes = recorders.reduce((sum, { file }) => sum + fs.statSync(file).size, 0);

console.log(`${rooms} rooms, ${seconds} s, ${os.cpus().length} cores; CPU seconds per room and minute:`);
console.log(`relayed: relay ${each(relayed.relay)}`);
console.log(`recorded: relay ${each(recorded.relay)}, both recorders ${each(recorded.others)}`);
console.log(`packets to the pages ${relayed.received} of about ${relayed.sent}, then ${recorded.received}`);
console.log(`relay ${relayed.memory.join(' to ')} kB, then ${recorded.memory.join(' to ')} kB; a recorder ${memory(recorders[0].recorder)} kB`);
console.log(`recorded by now: ${Math.round(bytes / seats.length / 1024)} kB a seat`);
process.exit(0);

function each(cpu) {
  return ((cpu / rooms / seconds) * 60).toFixed(2);
}

function makeClip() {
  const file = path.join(folder, 'clip.mkv');
  const made = spawnSync('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x480:rate=15,noise=alls=12:allf=t'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440', '-t', '5', '-c:v', 'libvpx', '-deadline', 'realtime'],
    ...['-cpu-used', '8', '-b:v', '650k', '-minrate', '650k', '-maxrate', '650k', '-bufsize', '650k', '-g', '30'],
    ...['-c:a', 'libopus', '-ac', '2', '-b:a', '32k', file],
  ]);
  if (made.status !== 0) {
    throw new Error(String(made.stderr));
  }
  return file;
}

/** Sends the clip as what a seat sends. */
async function send(call) {
  const media = [
    ['audio', 111, 'opus/48000/2'],
    ['video', 96, 'VP8/90000'],
  ].map(([kind, number, codec], index) => medium({ kind, number, codec, mid: index }, nextSink + index, 'sendonly', 1));
  nextSink += 4;
  const { sdp } = await ask({
    ...{ command: 'publish', 'call-id': call, 'from-tag': call, sdp: HEAD + media.join('') },
    ...{ 'transport-protocol': 'RTP/SAVP', ICE: 'remove', DTLS: 'off', codec: { accept: ['opus', 'VP8'] } },
  });
  const [sound, picture] = [...sdp.matchAll(/^m=\w+ (\d+)/gm)].map(([, port]) => port);
  const out = (map, number, port) => [
    ...['-map', map, '-c', 'copy', '-payload_type', number, '-f', 'rtp'],
    ...['-srtp_out_suite', SUITE, '-srtp_out_params', KEY, `srtp://127.0.0.1:${port}`],
  ];
  run('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', clip],
    ...[...out('0:a', 111, sound), ...out('0:v', 96, picture)],
  ]);
  return call;
}

/** Receives a seat as the page of the other one, and counts what comes. */
async function receive(call) {
  const { 'to-tag': tag, sdp } = await ask({
    ...{ command: 'subscribe request', 'call-id': call, 'from-tag': call, 'transport-protocol': 'RTP/SAVP' },
    ...{ ICE: 'remove', DTLS: 'off', 'rtcp-mux': ['demux'], flags: ['generate-mid'] },
  });
  const media = [];
  for (const line of mediaOf(sdp)) {
    const port = await sinkFor();
    media.push(medium(line, port, 'recvonly', line.crypto));
  }
  await ask({ command: 'subscribe answer', 'call-id': call, 'to-tag': tag, sdp: HEAD + media.join('') });
}

/** Records a seat as the program does. */
async function record(call) {
  const { 'to-tag': tag, sdp } = await ask({
    ...{ command: 'subscribe request', 'call-id': call, 'from-tag': call, 'transport-protocol': 'RTP/AVP' },
    ...{ ICE: 'remove', DTLS: 'off', SDES: ['off'], 'rtcp-mux': ['demux'], flags: ['generate-mid'] },
  });
  const lines = mediaOf(sdp).map((line) => ({ ...line, port: (nextSink += 2) }));
  const file = path.join(folder, `${call}.mkv`);
  const recorder = run('ffmpeg', [
    ...['-nostats', '-loglevel', 'error', '-protocol_whitelist', 'pipe,udp,rtp', '-fflags', '+genpts'],
    ...['-analyzeduration', '60M', '-probesize', '50M', '-f', 'sdp', '-i', 'pipe:0', '-map', '0', '-c', 'copy'],
    ...['-flush_packets', '1', '-cluster_time_limit', '1000', '-f', 'matroska', file],
  ]);
  recorder.stdin.end(HEAD + lines.map((line) => medium(line, line.port)).join(''));
  const answer = HEAD + lines.map((line) => medium(line, line.port, 'recvonly')).join('');
  await ask({ command: 'subscribe answer', 'call-id': call, 'to-tag': tag, sdp: answer });
  return { recorder, file };
}

function mediaOf(sdp) {
  return sdp
    .split(/^(?=m=)/m)
    .slice(1)
    .map((part) => {
      const [, number, codec] = part.match(/^a=rtpmap:(\d+) ((?:opus|VP8)\S+)/m);
      return {
        kind: part.match(/^m=(\w+)/)[1],
        number,
        codec,
        mid: part.match(/^a=mid:(\S+)/m)?.[1],
        crypto: part.match(new RegExp(`^a=crypto:(\\d+) ${SUITE} `, 'm'))?.[1],
      };
    });
}

function medium({ kind, number, codec, mid }, port, direction, crypto) {
  return [
    `m=${kind} ${port} ${crypto ? 'RTP/SAVP' : 'RTP/AVP'} ${number}`,
    `a=rtpmap:${number} ${codec}`,
    ...(direction ? [`a=mid:${mid}`, `a=${direction}`] : []),
    ...(crypto ? [`a=crypto:${crypto} ${SUITE} inline:${KEY}`] : []),
    '',
  ].join('\r\n');
}

async function sinkFor() {
  const sink = dgram.createSocket('udp4');
  sinks.push(sink);
  sink.on('message', () => (received += 1));
  const port = (nextSink += 2);
  await new Promise((bound) => sink.bind(port, '127.0.0.1', bound));
  return port;
}

async function measure(others) {
  const before = { relay: cpu(relay), others: others.map(cpu), received, memory: memory(relay), at: Date.now() };
  await pause(seconds * 1000);
  const stretch = (Date.now() - before.at) / 1000 / seconds;
  return {
    relay: (cpu(relay) - before.relay) / stretch,
    others: others.reduce((sum, one, index) => sum + cpu(one) - before.others[index], 0) / stretch,
    received: received - before.received,
    sent: Math.round(seats.length * seconds * stretch * (50 + (650_000 / 8 / 1200) * 1.05)),
    memory: [before.memory, memory(relay)],
  };
}

/** Returns the processor time of a process in seconds. */
function cpu({ pid }) {
  const [user, system] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / TICKS;
}

function memory({ pid }) {
  return Number(fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
}

function run(program, options) {
  const log = fs.openSync(path.join(folder, `${processes.length}.log`), 'w');
  const child = spawn(program, options, { stdio: ['pipe', log, log] });
  processes.push(child);
  return child;
}

async function ask(request) {
  const cookie = `c${Math.random().toString(36).slice(2)}`;
  const answer = await new Promise((answered) => {
    waiting.set(cookie, answered);
    socket.send(`${cookie} ${JSON.stringify(request)}`, NG_PORT, '127.0.0.1');
  });
  if (answer.result !== 'ok') {
    throw new Error(`${request.command}: ${answer['error-reason']}`);
  }
  return answer;
}

async function until(fact) {
  for (const start = Date.now(); !fact(); await pause(200)) {
    if (Date.now() - start > 60_000) {
      throw new Error(`not after a minute: ${fact}`);
    }
  }
}

function pause(time) {
  return new Promise((passed) => setTimeout(passed, time));
}
