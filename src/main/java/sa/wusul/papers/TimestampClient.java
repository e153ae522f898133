package sa.wusul.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Client of the authority that confirms when something was signed (RFC 3161). After
 * repeated failures it is not asked for a while, so that papers do not wait for it. It
 * follows no redirects.
 */
class TimestampClient {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private static final Duration REST = Duration.ofSeconds(30);

	private static final int CALLS_THAT_COUNT = 4;

	private static final int NONCE = 16;

	/** In bytes; an answer with its certificates is far smaller. */
	private static final int LARGEST_ANSWER = 64 * 1024;

	private final URI address;

	private final Duration patience;

	private final TrustedAuthorities authorities;

	private final HttpClient client;

	private final CircuitBreaker breaker;

	private volatile String problem;

	TimestampClient(URI address, Duration patience, SSLContext trust, TrustedAuthorities authorities) {
		this.address = address;
		this.patience = patience;
		this.authorities = authorities;
		this.client = HttpClient.newBuilder()
			.sslContext(trust)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(CONNECT)
			.build();
		this.breaker = CircuitBreaker.of("timestamps",
				CircuitBreakerConfig.custom()
					.slidingWindowSize(CALLS_THAT_COUNT)
					.minimumNumberOfCalls(CALLS_THAT_COUNT)
					.permittedNumberOfCallsInHalfOpenState(1)
					.waitDurationInOpenState(REST)
					.build());
	}

	/**
	 * Returns the authority's confirmation.
	 * @param digest SHA-256 of what was signed
	 * @throws IOException if there is none in time, or it is about something else
	 */
	byte[] confirm(byte[] digest) throws IOException {
		try {
			var token = this.breaker.executeCallable(() -> ask(digest));
			this.problem = null;
			return token;
		}
		catch (CallNotPermittedException resting) {
			throw new IOException("failed repeatedly and is left alone for a while");
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted");
		}
		catch (Exception failed) {
			this.problem = (failed instanceof TimeoutException) ? "did not answer in time" : String.valueOf(failed);
			throw new IOException(this.problem, failed);
		}
	}

	/** Returns why the last attempt failed; {@code null} if it did not. */
	String problem() {
		return this.problem;
	}

	private byte[] ask(byte[] digest) throws Exception {
		var nonce = new byte[NONCE];
		RANDOM.nextBytes(nonce);
		var generator = new TimeStampRequestGenerator();
		generator.setCertReq(true);
		var question = generator.generate(TSPAlgorithms.SHA256, digest, new BigInteger(1, nonce));
		var request = HttpRequest.newBuilder(this.address)
			.header("Content-Type", "application/timestamp-query")
			.header("Accept", "application/timestamp-reply")
			.POST(BodyPublishers.ofByteArray(question.getEncoded()))
			.build();
		var given = send(request);
		if (given.statusCode() != 200 || given.body().length > LARGEST_ANSWER) {
			throw new IOException(
					"answered with status " + given.statusCode() + " and " + given.body().length + " bytes");
		}
		var answer = new TimeStampResponse(given.body());
		answer.validate(question);
		if (answer.getTimeStampToken() == null) {
			throw new TSPException("refused: " + answer.getStatusString());
		}
		check(answer.getTimeStampToken());
		return answer.getTimeStampToken().getEncoded();
	}

	/** Checks that the confirmation is signed, and by whom it should. */
	private void check(TimeStampToken token) throws Exception {
		var converter = new JcaX509CertificateConverter();
		var others = new ArrayList<X509Certificate>();
		X509Certificate confirmer = null;
		for (var certificate : token.getCertificates().getMatches(null)) {
			others.add(converter.getCertificate(certificate));
			if (token.getSID().match(certificate)) {
				confirmer = others.get(others.size() - 1);
			}
		}
		if (confirmer == null) {
			throw new TSPException("the confirmation has no certificate");
		}
		token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(confirmer));
		this.authorities.checkConfirmer(confirmer, others, token.getTimeStampInfo().getGenTime().toInstant());
	}

	/** Sends the request with a limit up to the last byte of the answer. */
	private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
		var answer = this.client.sendAsync(request,
				(head) -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), TimestampClient::beginning));
		try {
			return answer.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException failed) {
			throw (failed.getCause() instanceof Exception cause) ? cause : failed;
		}
		finally {
			answer.cancel(true);
		}
	}

	private static byte[] beginning(InputStream answer) {
		try (answer) {
			return answer.readNBytes(LARGEST_ANSWER + 1);
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

}
