package sa.wusul.notification.smpp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.notification.SmsProperties.Gateway;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.platform.relay.Backoff;

/**
 * The connection to one message centre: bound as transceiver, tested while it is silent,
 * and made again after growing pauses on a thread of its own.
 */
class SmppClient {

	private static final Logger logger = LoggerFactory.getLogger(SmppClient.class);

	/** Status by which a centre is told to deliver a receipt again later. */
	private static final int LATER = 0x64;

	/** Status by which a centre is told that a kind of message is not taken. */
	private static final int NEVER = 0x65;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private final Gateway settings;

	private final Supplier<String> password;

	private final Consumer<DeliverSm> receiver;

	private final Consumer<Boolean> state;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private volatile SSLContext certificates;

	private volatile SMPPSession session;

	/** The failure of the present attempt's TLS, which the library does not tell. */
	private volatile IOException unproven;

	/** Whether TLS began in the present attempt. */
	private volatile boolean shaken;

	/** Whether the centre said anything in it. */
	private volatile boolean heard;

	private volatile Optional<String> trouble = Optional.empty();

	private Thread thread;

	/**
	 * Creates the client.
	 * @param password the password of a moment, because a file of secrets may change
	 * @param receiver takes receipts and other messages; if it fails, the centre delivers
	 * them again
	 * @param state is told whether the connection is there
	 */
	SmppClient(Gateway settings, Supplier<String> password, Consumer<DeliverSm> receiver, Consumer<Boolean> state) {
		this.settings = settings;
		this.password = password;
		this.receiver = receiver;
		this.state = state;
	}

	/** Uses these certificates from the next connection on. */
	void use(SSLContext certificates) {
		this.certificates = certificates;
	}

	/** Returns why the last attempt to connect failed, if it did. */
	Optional<String> trouble() {
		return this.trouble;
	}

	void start() {
		this.state.accept(false);
		this.thread = new Thread(this::runUntilStopped, "wusul-sms-" + this.settings.name());
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** Returns the session, or null without a connection. */
	SMPPSession session() {
		var current = this.session;
		return (current != null && current.getSessionState() == SessionState.BOUND_TRX) ? current : null;
	}

	void stop() {
		this.stopping.countDown();
		var current = this.session;
		if (current != null) {
			current.unbindAndClose();
		}
		try {
			this.thread.join(this.settings.timeout().toMillis());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void runUntilStopped() {
		var pauses = new Backoff(FIRST_PAUSE, this.settings.pause(), Integer.MAX_VALUE);
		var failures = 0;
		while (this.stopping.getCount() > 0) {
			var closed = new CountDownLatch(1);
			try {
				bind(closed);
				failures = 0;
				this.trouble = Optional.empty();
				logger.info("SMS gateway {}: connected", this.settings.name());
				this.state.accept(true);
				closed.await();
				this.state.accept(false);
				logger.warn("SMS gateway {}: connection lost", this.settings.name());
			}
			catch (IOException problem) {
				var reason = reason(problem);
				this.trouble = Optional.of(reason);
				logger.warn("SMS gateway {}: cannot connect: {}", this.settings.name(), reason);
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return;
			}
			failures++;
			pause(pauses.after(failures));
		}
	}

	/** Returns the reason of a failure, which TLS tells on the reader's thread. */
	private String reason(IOException problem) {
		return NeighbourConnection.tlsFailure(problem)
			.or(() -> Optional.ofNullable(this.unproven).flatMap(NeighbourConnection::tlsFailure))
			.orElseGet(() -> problem.getMessage() + ((this.shaken && !this.heard)
					? "; ended after TLS began: perhaps " + NeighbourConnection.CERTIFICATE_MISSING : ""));
	}

	private void pause(Duration time) {
		try {
			this.stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void bind(CountDownLatch closed) throws IOException {
		this.unproven = null;
		this.shaken = false;
		this.heard = false;
		var fresh = new SMPPSession(this::connect);
		fresh.setEnquireLinkTimer((int) this.settings.enquireEvery().toMillis());
		fresh.setTransactionTimer(this.settings.timeout().toMillis());
		fresh.setMessageReceiverListener(new Receiver());
		fresh.addSessionStateListener((now, before, source) -> {
			if (now == SessionState.CLOSED) {
				closed.countDown();
			}
		});
		this.session = fresh;
		fresh.connectAndBind(this.settings.host(), this.settings.port(),
				new BindParameter(BindType.BIND_TRX, this.settings.systemId(), this.password.get(),
						this.settings.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null),
				this.settings.timeout().toMillis());
	}

	private Connection connect(String host, int port) throws IOException {
		var socket = new Socket();
		try {
			socket.connect(new InetSocketAddress(host, port), (int) this.settings.timeout().toMillis());
			socket.setTcpNoDelay(true);
			return this.settings.tls() ? new ProvenConnection(encrypted(socket, host, port))
					: new SocketConnection(socket);
		}
		catch (IOException problem) {
			socket.close();
			throw problem;
		}
	}

	/** Returns a connection whose other end has proven the host's name. */
	private Socket encrypted(Socket socket, String host, int port) throws IOException {
		var encrypted = (SSLSocket) this.certificates.getSocketFactory().createSocket(socket, host, port, true);
		var parameters = encrypted.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		encrypted.setSSLParameters(parameters);
		encrypted.setSoTimeout((int) this.settings.timeout().toMillis());
		encrypted.startHandshake();
		this.shaken = true;
		return encrypted;
	}

	/**
	 * A connection that remembers why TLS failed: a centre checks the ministry's
	 * certificate after the handshake, and says so to the next reader.
	 */
	private final class ProvenConnection extends SocketConnection {

		ProvenConnection(Socket socket) throws IOException {
			super(socket);
		}

		@Override
		public InputStream getInputStream() {
			return new FilterInputStream(super.getInputStream()) {
				@Override
				public int read() throws IOException {
					return noting(() -> this.in.read());
				}

				@Override
				public int read(byte[] bytes, int from, int most) throws IOException {
					return noting(() -> this.in.read(bytes, from, most));
				}
			};
		}

		private int noting(Reading reading) throws IOException {
			try {
				var read = reading.read();
				SmppClient.this.heard |= read >= 0;
				return read;
			}
			catch (SSLException failure) {
				SmppClient.this.unproven = failure;
				throw failure;
			}
		}

	}

	private interface Reading {

		int read() throws IOException;

	}

	private final class Receiver implements MessageReceiverListener {

		@Override
		public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
			try {
				SmppClient.this.receiver.accept(message);
			}
			catch (RuntimeException problem) {
				logger.warn("SMS gateway {}: a receipt cannot be noted now: {}", SmppClient.this.settings.name(),
						problem.getClass().getName());
				throw new ProcessRequestException("later", LATER);
			}
		}

		@Override
		public void onAcceptAlertNotification(AlertNotification notification) {
			// Tells that a telephone can be reached, for which nobody waits.
		}

		@Override
		public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
			throw new ProcessRequestException("not taken", NEVER);
		}

	}

}
