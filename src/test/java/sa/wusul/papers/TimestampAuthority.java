package sa.wusul.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** An authority that confirms times (RFC 3161), on this machine. */
final class TimestampAuthority implements AutoCloseable {

	static final Instant NOW = Instant.parse("2026-11-24T09:30:02Z");

	private final HttpServer server;

	private final TimeStampResponseGenerator answers;

	private final AtomicInteger questions = new AtomicInteger();

	private volatile UnaryOperator<byte[]> trick = UnaryOperator.identity();

	TimestampAuthority() throws Exception {
		var generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		var pair = generator.generateKeyPair();
		var name = new X500Name("CN=Time, C=SA");
		X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(name, BigInteger.TWO,
				Date.from(Instant.EPOCH), Date.from(Instant.parse("2099-01-01T00:00:00Z")), name, pair.getPublic())
			.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
			.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
		var tokens = new TimeStampTokenGenerator(
				new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", pair.getPrivate(), certificate),
				new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
				new ASN1ObjectIdentifier("1.2.3.4"));
		tokens.addCertificates(new JcaCertStore(List.of(certificate)));
		this.answers = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/");
	}

	int questions() {
		return this.questions.get();
	}

	/** Answers what it is asked from now on. */
	void confirms() {
		this.trick = UnaryOperator.identity();
	}

	/** Answers another question from now on. */
	void confirmsSomethingElse() {
		this.trick = (question) -> {
			try {
				return new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[32], BigInteger.ONE)
					.getEncoded();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		};
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.questions.incrementAndGet();
			var request = new TimeStampRequest(this.trick.apply(exchange.getRequestBody().readAllBytes()));
			var answer = this.answers.generate(request, new BigInteger(64, new SecureRandom()), Date.from(NOW))
				.getEncoded();
			exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		}
		catch (TSPException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
