package sa.wusul.platform.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import sa.wusul.platform.text.NeutralText;

/**
 * Client of a receiver of syslog (RFC 5424) over TCP or TLS, with frames that say their
 * length (RFC 6587). The receiver confirms nothing: after a connection broke, nobody
 * knows how many of the last messages arrived.
 */
class SyslogClient implements AutoCloseable {

	static final String TLS = "syslog+tls";

	static final String TCP = "syslog+tcp";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Facility of audit logs (13), severity of information (6). */
	private static final String PRIORITY = "<110>1";

	private final URI receiver;

	private final SSLContext trust;

	private Socket connection;

	private OutputStream out;

	/**
	 * Creates the client; it connects when there is something to send.
	 * @param receiver {@code syslog+tls://host:6514} or {@code syslog+tcp://host:514}
	 */
	SyslogClient(URI receiver, SSLContext trust) {
		this.receiver = receiver;
		this.trust = trust;
	}

	/**
	 * Opens the connection if there is none.
	 * @return whether it is a new one
	 */
	boolean open() throws IOException {
		if (this.connection != null) {
			return false;
		}
		var plain = new Socket();
		try {
			plain.connect(new InetSocketAddress(this.receiver.getHost(), this.receiver.getPort()),
					(int) PATIENCE.toMillis());
			plain.setSoTimeout((int) PATIENCE.toMillis());
			this.connection = TLS.equals(this.receiver.getScheme()) ? encrypted(plain) : plain;
			this.out = new BufferedOutputStream(this.connection.getOutputStream());
			return true;
		}
		catch (IOException failed) {
			plain.close();
			throw failed;
		}
	}

	private Socket encrypted(Socket plain) throws IOException {
		var socket = (SSLSocket) this.trust.getSocketFactory()
			.createSocket(plain, this.receiver.getHost(), this.receiver.getPort(), true);
		var parameters = socket.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		socket.setSSLParameters(parameters);
		socket.startHandshake();
		return socket;
	}

	/** Sends an entry, with all that its signature covers. */
	void send(SealedEntry sealed) throws IOException {
		var entry = sealed.entry();
		var data = new StringBuilder("[wusul@32473");
		add(data, "index", sealed.treeIndex().map(String::valueOf).orElse(""));
		add(data, "run", sealed.run());
		add(data, "number", String.valueOf(sealed.runNumber()));
		add(data, "actor", entry.actor());
		add(data, "deed", entry.deed());
		add(data, "outcome", entry.outcome().name());
		add(data, "case", entry.caseReference().orElse(""));
		add(data, "subject", entry.subject().orElse(""));
		add(data, "detail", entry.detail().orElse(""));
		add(data, "words", sealed.wordsHash().orElse(""));
		add(data, "signature", sealed.signature().orElse(""));
		var message = NeutralText.format("%s %s - wusul - audit %s]", PRIORITY, sealed.happenedAt(), data)
			.getBytes(StandardCharsets.UTF_8);
		this.out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
		this.out.write(message);
	}

	private static void add(StringBuilder data, String name, String value) {
		data.append(' ')
			.append(name)
			.append("=\"")
			.append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]"))
			.append('"');
	}

	void flush() throws IOException {
		this.out.flush();
	}

	@Override
	public void close() {
		if (this.connection != null) {
			try {
				this.connection.close();
			}
			catch (IOException alreadyBroken) {
				// The connection ends in any case.
			}
			this.connection = null;
		}
	}

}
