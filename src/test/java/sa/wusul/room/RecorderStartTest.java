package sa.wusul.room;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.room.MediaRecorder.Recording;
import sa.wusul.room.ffmpeg.RecordersForTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two recorders that begin at different times behind a relay that only copies packets.
 */
@DisplayName("The beginning of a recording")
@Tag("fast")
class RecorderStartTest {

	private static final String OFFER = """
			m=audio 9 RTP/AVP 97
			a=mid:0
			a=rtpmap:97 opus/48000/2
			m=video 9 RTP/AVP 96
			a=mid:1
			a=rtpmap:96 VP8/90000
			""";

	private static final Pattern PORT = Pattern.compile("m=(?:audio|video) (\\d+) ");

	/** Second of the sender at which its tone begins. */
	private static final int CLAP = 12;

	@TempDir
	private Path folder;

	private final List<DatagramSocket> sockets = new ArrayList<>();

	private Process sender;

	@AfterEach
	void leave() {
		if (this.sender != null) {
			this.sender.destroyForcibly();
		}
		this.sockets.forEach(DatagramSocket::close);
	}

	@Test
	@DisplayName("is known to 200 ms, so that what happens at one time stands at one time in the film")
	void aligned() throws Exception {
		RecordersForTests.assumeInstalled();
		var sound = new Copier();
		var picture = new Copier();
		this.sender = new ProcessBuilder("ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i",
				"aevalsrc='if(gte(t," + CLAP + "),0.4*sin(2*PI*440*t),0)':s=48000", "-re", "-f", "lavfi", "-i",
				"testsrc=size=160x120:rate=10", "-map", "0:a", "-c:a", "libopus", "-payload_type", "97", "-f", "rtp",
				"rtp://127.0.0.1:" + sound.port(), "-map", "1:v", "-c:v", "libvpx", "-deadline", "realtime", "-g", "10",
				"-payload_type", "96", "-f", "rtp", "rtp://127.0.0.1:" + picture.port())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sound.copied > 20 && picture.copied > 5);
		var first = new Run("1.mkv", sound, picture);
		var before = sound.copied;
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sound.copied > before + 150);
		var second = new Run("2.mkv", sound, picture);
		Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> sound.copied > 50 * (CLAP + 3));
		first.recording.end();
		second.recording.end();

		var apart = Duration.between(first.begun.plusMillis(first.clap()), second.begun.plusMillis(second.clap()));
		assertThat(apart.abs()).as("one moment in two recordings").isLessThan(Duration.ofMillis(200));
	}

	/** A recorder with the moment at which the relay began to send. */
	private final class Run {

		private final Path file;

		private final Recording recording;

		private final Instant begun;

		private Run(String name, Copier sound, Copier picture) throws SocketException {
			this.file = RecorderStartTest.this.folder.resolve(name);
			this.recording = RecordersForTests.installed().begin(this.file, new MediaRelay.Feed("recorder", OFFER));
			var ports = PORT.matcher(this.recording.answer())
				.results()
				.map((port) -> Integer.parseInt(port.group(1)))
				.toList();
			sound.to(ports.get(0));
			picture.to(ports.get(1));
			this.begun = Instant.now();
		}

		/** Returns the millisecond of the file at which the tone begins. */
		private long clap() throws Exception {
			return RecordingViewingTest.onset(this.file, 440);
		}

	}

	/** Copies packets, and reports on the port after, to all recorders. */
	private final class Copier {

		private final List<Integer> targets = new CopyOnWriteArrayList<>();

		private final DatagramSocket packets;

		private volatile int copied;

		private Copier() throws SocketException {
			DatagramSocket even = null;
			DatagramSocket odd = null;
			for (var port = 21_000; odd == null; port += 2) {
				try {
					even = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
					RecorderStartTest.this.sockets.add(even);
					odd = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 1));
					RecorderStartTest.this.sockets.add(odd);
				}
				catch (SocketException taken) {
					assertThat(port).as("a free port").isLessThan(30_000);
				}
			}
			this.packets = even;
			copy(even, 0);
			copy(odd, 1);
		}

		private int port() {
			return this.packets.getLocalPort();
		}

		private void to(int port) {
			this.targets.add(port);
		}

		private void copy(DatagramSocket from, int shift) {
			var thread = new Thread(() -> {
				var packet = new DatagramPacket(new byte[2000], 2000);
				try {
					while (true) {
						packet.setLength(2000);
						from.receive(packet);
						this.copied += (shift == 0) ? 1 : 0;
						for (var port : this.targets) {
							from.send(new DatagramPacket(packet.getData(), packet.getLength(),
									InetAddress.getLoopbackAddress(), port + shift));
						}
					}
				}
				catch (IOException closed) {
					// The test is over.
				}
			});
			thread.setDaemon(true);
			thread.start();
		}

	}

}
