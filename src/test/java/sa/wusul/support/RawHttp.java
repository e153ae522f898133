package sa.wusul.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A connection of a visitor who sends what they like, as slowly as they like.
 */
public final class RawHttp implements AutoCloseable {

	private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

	private final Socket socket = new Socket();

	private RawHttp(String from, int port) throws IOException {
		this.socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
		this.socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
		this.socket.setSoTimeout(15_000);
	}

	public static RawHttp open(int port) throws IOException {
		return open("127.0.0.1", port);
	}

	/** Opens a connection from a loopback address, such as 127.0.0.7. */
	public static RawHttp open(String from, int port) throws IOException {
		return new RawHttp(from, port);
	}

	/** Sends lines, each with its end. */
	public RawHttp lines(String... lines) throws IOException {
		for (var line : lines) {
			send(line + "\r\n");
		}
		return this;
	}

	public RawHttp send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		this.socket.getOutputStream().flush();
		return this;
	}

	/**
	 * Sends one character after the other until the server closes the connection or
	 * answers.
	 * @return the milliseconds until then, or until the patience ended
	 */
	public long drip(int everyMillis, int patienceMillis) throws InterruptedException, IOException {
		var begin = System.nanoTime();
		var in = this.socket.getInputStream();
		try {
			while (millisSince(begin) < patienceMillis && in.available() == 0) {
				send("a");
				Thread.sleep(everyMillis);
			}
		}
		catch (IOException closed) {
			return millisSince(begin);
		}
		return millisSince(begin);
	}

	/** Returns the status of the answer, or 0 if the server closes the connection. */
	public int status() throws IOException {
		var line = new StringBuilder();
		try {
			for (int one = this.socket.getInputStream().read(); one >= 0
					&& one != '\n'; one = this.socket.getInputStream().read()) {
				line.append((char) one);
			}
		}
		catch (SocketException reset) {
			return 0;
		}
		return line.isEmpty() ? 0 : Integer.parseInt(line.toString().split(" ", 3)[1]);
	}

	/** Returns the headers and the body after the status line. */
	public String rest() throws IOException {
		var answer = new StringBuilder();
		var in = this.socket.getInputStream();
		while (answer.indexOf("\r\n\r\n") < 0 && !answer.toString().equals("\r\n")) {
			answer.append((char) in.read());
		}
		var length = LENGTH.matcher(answer);
		var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
		return answer + new String(body, StandardCharsets.UTF_8);
	}

	private static long millisSince(long begin) {
		return (System.nanoTime() - begin) / 1_000_000;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
