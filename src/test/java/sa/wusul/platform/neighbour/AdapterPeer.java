package sa.wusul.platform.neighbour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import sa.wusul.support.ApiFile;

/**
 * A peer that plays the neighbours of all interfaces, and holds calls against their
 * files.
 */
final class AdapterPeer implements AutoCloseable {

	private final Map<String, ApiFile> apis = new ConcurrentHashMap<>();

	private final HttpServer end;

	private final UnaryOperator<String> heard;

	private final UnaryOperator<String> said;

	private final List<String> visitors = new CopyOnWriteArrayList<>();

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private final List<String> faults = new CopyOnWriteArrayList<>();

	private AdapterPeer(HttpServer end, UnaryOperator<String> heard, UnaryOperator<String> said) {
		this.end = end;
		this.heard = heard;
		this.said = said;
		end.setExecutor(Executors.newCachedThreadPool());
		end.createContext("/", this::take);
		end.start();
	}

	/** Starts a peer that demands certificates. */
	static AdapterPeer demanding(SSLContext certificates) throws IOException {
		var end = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		end.setHttpsConfigurator(new HttpsConfigurator(certificates) {
			@Override
			public void configure(HttpsParameters parameters) {
				var demanded = certificates.getDefaultSSLParameters();
				demanded.setNeedClientAuth(true);
				parameters.setSSLParameters(demanded);
			}
		});
		return new AdapterPeer(end, UnaryOperator.identity(), UnaryOperator.identity());
	}

	/**
	 * Starts a peer on this machine that has words of its own.
	 * @param heard translates its words into those of the file
	 * @param said translates words of the file into its own
	 */
	static AdapterPeer speaking(UnaryOperator<String> heard, UnaryOperator<String> said) throws IOException {
		return new AdapterPeer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), heard,
				said);
	}

	private void take(HttpExchange call) throws IOException {
		var method = call.getRequestMethod();
		var name = call.getRequestURI().getPath().split("/")[1];
		var path = call.getRequestURI().getPath().substring(name.length() + 1);
		var api = this.apis.computeIfAbsent(name, ApiFile::read);
		var operation = api.operationId(method, path);
		this.visitors.add(name + " " + operation + ((call instanceof HttpsExchange proven)
				? " from " + proven.getSSLSession().getPeerPrincipal().getName() : ""));
		var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.bodies.add(body);
		this.faults.addAll(api.faultsOfCall(method, path,
				Optional.ofNullable(call.getRequestHeaders().getFirst("Idempotency-Key")), this.heard.apply(body)));
		var answer = AdapterCalls.ANSWERS.getOrDefault(operation, "{\"reference\": \"R-1\"}");
		var status = operation.equals("askPerson") ? 202 : 200;
		this.faults.addAll(api.faultsOfAnswer(method, path, status, answer));
		var bytes = this.said.apply(answer).getBytes(StandardCharsets.UTF_8);
		call.sendResponseHeaders(status, bytes.length);
		call.getResponseBody().write(bytes);
		call.close();
	}

	URI url() {
		return URI.create(((this.end instanceof HttpsServer) ? "https" : "http") + "://localhost:"
				+ this.end.getAddress().getPort());
	}

	List<String> visitors() {
		return this.visitors;
	}

	List<String> bodies() {
		return this.bodies;
	}

	/** Returns where calls and answers differ from the file. */
	List<String> faults() {
		return this.faults;
	}

	@Override
	public void close() {
		this.end.stop(0);
	}

}
