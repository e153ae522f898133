package sa.wusul.room.rtpengine;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import sa.wusul.room.MediaRelayException;

/**
 * Control protocol {@code ng} of rtpengine in JSON over UDP. A repeated request has the
 * cookie of the first one, to which the relay repeats its answer without doing the work
 * again.
 */
class RtpengineClient {

	private static final int ATTEMPTS = 3;

	/** Most bytes of a datagram. */
	private static final int LARGEST = 65_507;

	private final RtpengineProperties properties;

	private final ObjectMapper json = new ObjectMapper();

	RtpengineClient(RtpengineProperties properties) {
		this.properties = properties;
	}

	/** Begins a request. */
	ObjectNode request(String command) {
		return this.json.createObjectNode().put("command", command);
	}

	/**
	 * Asks the relay.
	 * @throws MediaRelayException if it is silent or refuses
	 */
	JsonNode ask(ObjectNode request) {
		var command = request.path("command").asText();
		var cookie = UUID.randomUUID().toString();
		try (var socket = new DatagramSocket()) {
			// A connected socket takes datagrams of the relay only, and learns that none
			// listens.
			socket.connect(this.properties.address());
			socket.setSoTimeout(Math.toIntExact(this.properties.patience().toMillis()));
			var message = (cookie + " " + this.json.writeValueAsString(request)).getBytes(StandardCharsets.UTF_8);
			var answer = this.json.readTree(exchange(socket, message, cookie));
			if ("error".equals(answer.path("result").asText())) {
				throw new MediaRelayException(
						"the relay refuses '" + command + "': " + answer.path("error-reason").asText());
			}
			return answer;
		}
		catch (IOException failure) {
			throw new MediaRelayException("the relay does not answer '" + command + "'", failure);
		}
	}

	private static String exchange(DatagramSocket socket, byte[] message, String cookie) throws IOException {
		for (var attempt = 1;; attempt++) {
			socket.send(new DatagramPacket(message, message.length));
			try {
				return receive(socket, cookie);
			}
			catch (SocketTimeoutException silence) {
				if (attempt == ATTEMPTS) {
					throw silence;
				}
			}
		}
	}

	private static String receive(DatagramSocket socket, String cookie) throws IOException {
		var buffer = new byte[LARGEST];
		while (true) {
			var packet = new DatagramPacket(buffer, buffer.length);
			socket.receive(packet);
			var text = new String(Arrays.copyOf(buffer, packet.getLength()), StandardCharsets.UTF_8);
			if (text.startsWith(cookie + " ")) {
				return text.substring(cookie.length() + 1);
			}
		}
	}

}
