package sa.wusul.room.ffmpeg;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Ports at which programs get datagrams")
@Tag("fast")
class DatagramPortsTest {

	/** Below the ports that Linux gives to programs that ask for any. */
	private static final int PORT = 29_990;

	private static final int LOOKS = 3_000;

	@Test
	@DisplayName("a port is taken as long as a program has it, at whatever address")
	void taken() throws Exception {
		for (var address : new String[] { "0.0.0.0", "127.0.0.1", "127.0.0.3" }) {
			var socket = new DatagramSocket(0, InetAddress.getByName(address));
			var port = socket.getLocalPort();
			assertThat(DatagramPorts.taken()).as(address).contains(port);
			socket.close();
			assertThat(DatagramPorts.taken()).as(address).doesNotContain(port);
		}
	}

	@Test
	@DisplayName("a look takes no port from the program that opens it at that moment")
	void untouched() throws Exception {
		var looks = new AtomicInteger();
		var watcher = new Thread(() -> {
			while (looks.incrementAndGet() < LOOKS) {
				DatagramPorts.taken();
			}
		});
		watcher.start();
		while (watcher.isAlive()) {
			new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)).close();
		}
		assertThat(looks).hasValue(LOOKS);
	}

}
