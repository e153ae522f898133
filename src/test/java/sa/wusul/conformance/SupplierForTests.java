package sa.wusul.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.ApiFile;
import sa.wusul.support.Certificates;

/**
 * A supplier's end with TLS and client certificates for all interfaces, each below its
 * name, which can have faults; also as a process of its own.
 */
final class SupplierForTests implements AutoCloseable {

	/** A fault of an end. */
	enum Fault {

		FORGETS_KEYS, WRONG_TYPE, SLOW, ANY_TOKEN, ANYBODY, TAKES_FAULTY_CALLS, FUTURE_REPORTS, UNKNOWN_IS_AN_ERROR,
		PRIVATE_KEYS, OTHER_STATES, WITHOUT_IDS, ENTERS_EVERYBODY, OTHER_REFUSALS

	}

	static final String TOKEN = "supplier-token";

	/** A person whom no register knows. */
	private static final String UNKNOWN = "1999999996";

	private final Map<String, ApiFile> apis = new ConcurrentHashMap<>();

	private final Set<Fault> faults;

	private final HttpsServer server;

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final AtomicInteger running = new AtomicInteger();

	SupplierForTests(Certificates.Issued own, Path clients, Fault... faults) throws IOException {
		this.faults = Set.of(faults);
		this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		var context = SslBundle
			.of(new PemSslStoreBundle(
					PemSslStoreDetails.forCertificate("file:" + own.certificate()).withPrivateKey("file:" + own.key()),
					PemSslStoreDetails.forCertificate("file:" + clients)))
			.createSslContext();
		var anybody = this.faults.contains(Fault.ANYBODY);
		this.server.setHttpsConfigurator(new HttpsConfigurator(context) {
			@Override
			public void configure(HttpsParameters parameters) {
				var demanded = context.getDefaultSSLParameters();
				demanded.setNeedClientAuth(!anybody);
				parameters.setSSLParameters(demanded);
			}
		});
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", this::take);
		this.server.start();
	}

	/** Runs a right end until it is ended, and writes its address. */
	public static void main(String[] files) throws IOException {
		var end = new SupplierForTests(new Certificates.Issued(Path.of(files[0]), Path.of(files[1])),
				Path.of(files[2]));
		System.out.println(end.url());
	}

	String url() {
		return "https://localhost:" + this.server.getAddress().getPort();
	}

	String url(String api) {
		return url() + "/" + api;
	}

	private void take(HttpExchange call) throws IOException {
		var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		var key = Optional.ofNullable(call.getRequestHeaders().getFirst("Idempotency-Key"));
		var name = call.getRequestURI().getPath().split("/")[1];
		var path = call.getRequestURI().getPath().substring(name.length() + 1);
		var api = this.apis.computeIfAbsent(name, ApiFile::read);
		if (this.faults.contains(Fault.SLOW) && path.equals("/refunds")) {
			pause();
		}
		if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))
				&& !this.faults.contains(Fault.ANY_TOKEN)) {
			answer(call, 401, "{}");
		}
		else if (!api.faultsOfCall(call.getRequestMethod(), path, key, body).isEmpty()
				&& !this.faults.contains(Fault.TAKES_FAULTY_CALLS)) {
			answer(call, 422, "{\"code\": \"FAULTY\"}");
		}
		else if (body.contains(UNKNOWN) && !this.faults.contains(Fault.ENTERS_EVERYBODY)) {
			answer(call, 422,
					"{\"refused\": \"" + (this.faults.contains(Fault.OTHER_REFUSALS) ? "NO" : "NOT_PERMITTED") + "\"}");
		}
		else {
			var made = key.isEmpty() || this.faults.contains(Fault.FORGETS_KEYS) ? content(path, body)
					: this.answers.computeIfAbsent(key.get(), (first) -> content(path, body));
			var unknown = this.faults.contains(Fault.UNKNOWN_IS_AN_ERROR) && made.contains("\"found\": false");
			answer(call, unknown ? 404 : path.equals("/questions") ? 202 : 200, made);
		}
	}

	private String content(String path, String body) {
		var number = this.running.incrementAndGet();
		var day = path.substring(path.lastIndexOf('/') + 1);
		var future = !this.faults.contains(Fault.FUTURE_REPORTS)
				&& day.compareTo(LocalDate.now(Kingdom.ZONE).toString()) >= 0;
		var content = switch (path.split("/")[1]) {
			case "days" -> "{\"day\": \"" + day + "\", \"complete\": " + !future
					+ ", \"bills\": [], \"payments\": [], \"refunds\": [], \"payouts\": []}";
			case "searches" -> body.contains("RRRD2929")
					? "{\"found\": true, \"address\": {\"buildingNumber\": \"2929\", \"street\": \"طريق الملك فهد\","
							+ " \"district\": \"حي العليا\", \"city\": \"الرياض\", \"postcode\": \"12211\","
							+ " \"additionalNumber\": \"3322\"}}"
					: "{\"found\": false}";
			case "lists" -> "{\"entries\": []}";
			case "enquiries" -> "{\"facts\": {\"personKnown\": false}}";
			case "entries" ->
				"{\"facts\": {\"documentSerialNumber\": \"P" + number + "\", \"validFrom\": \"2026-11-29\"}}";
			case "questions" -> "{}";
			case "keys" ->
				"{\"keys\": [{\"kty\": \"EC\", \"kid\": \"k1\", \"crv\": \"P-256\", \"x\": \"x\", \"y\": \"y\""
						+ (this.faults.contains(Fault.PRIVATE_KEYS) ? ", \"d\": \"d\"" : "") + "}]}";
			case "messages" -> path.equals("/messages")
					? this.faults.contains(Fault.WITHOUT_IDS) ? "{}" : "{\"id\": \"m-" + number + "\"}"
					: "{\"state\": \"" + (this.faults.contains(Fault.OTHER_STATES) ? "QUEUED" : "SENT") + "\"}";
			default -> "{\"reference\": \"R-" + number + "\"}";
		};
		return this.faults.contains(Fault.WRONG_TYPE) ? content.replaceAll("\"R-([0-9]+)\"", "$1") : content;
	}

	private static void answer(HttpExchange call, int status, String content) throws IOException {
		var bytes = content.getBytes(StandardCharsets.UTF_8);
		call.sendResponseHeaders(status, bytes.length);
		call.getResponseBody().write(bytes);
		call.close();
	}

	private static void pause() {
		try {
			Thread.sleep(3000);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
