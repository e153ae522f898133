package sa.wusul.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

import sa.wusul.platform.signing.SigningKey;
import sa.wusul.platform.signing.SigningProperties;

/**
 * An authority on this machine: it issues certificates, tells which are revoked, and
 * confirms times (RFC 3161).
 */
final class TimestampAuthority implements AutoCloseable {

	private static final X500Name NAME = new X500Name("CN=Authority, C=SA");

	private static final X500Name TIME = new X500Name("CN=Time, C=SA");

	private static final String PASSWORD = "secret-1448";

	private final HttpServer server;

	private final KeyPair root = pair();

	private final X509Certificate certificate;

	private final TimeStampResponseGenerator answers;

	private final AtomicInteger questions = new AtomicInteger();

	private final AtomicLong serials = new AtomicLong(100);

	private volatile BigInteger revoked;

	private volatile UnaryOperator<byte[]> trick = UnaryOperator.identity();

	TimestampAuthority() throws Exception {
		this(KeyPurposeId.id_kp_timeStamping);
	}

	/** Creates an authority whose times are confirmed by a key for this use. */
	TimestampAuthority(KeyPurposeId use) throws Exception {
		var begin = Instant.now().minus(Duration.ofDays(30));
		this.certificate = certificate(new JcaX509v3CertificateBuilder(NAME, BigInteger.ONE, Date.from(begin),
				Date.from(Instant.now().plus(Duration.ofDays(3650))), NAME, this.root.getPublic())
			.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
			.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
		var pair = pair();
		var time = certificate(new JcaX509v3CertificateBuilder(NAME, BigInteger.TWO, Date.from(begin),
				Date.from(Instant.now().plus(Duration.ofDays(1000))), TIME, pair.getPublic())
			.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
			.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)));
		// The token's own maker refuses a key for another use, so the wrong one is put in
		// afterwards.
		var shown = use.equals(KeyPurposeId.id_kp_timeStamping) ? time
				: certificate(new JcaX509v3CertificateBuilder(NAME, BigInteger.TWO, Date.from(begin),
						Date.from(Instant.now().plus(Duration.ofDays(1000))), TIME, pair.getPublic())
					.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(use)));
		var tokens = new TimeStampTokenGenerator(
				new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", pair.getPrivate(), time),
				new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
				new ASN1ObjectIdentifier("1.2.3.4"));
		tokens.addCertificates(new JcaCertStore(List.of(shown, this.certificate)));
		this.answers = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/", this::answer);
		this.server.createContext("/revoked.crl", this::list);
		this.server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/");
	}

	URI revocationList() {
		return address().resolve("/revoked.crl");
	}

	TrustedAuthorities trusted() {
		return new TrustedAuthorities(List.of(this.certificate));
	}

	X509Certificate certificate() {
		return this.certificate;
	}

	/** Issues a certificate for a new key that signs papers, with an end. */
	SigningKey key(Path folder, Instant end) throws Exception {
		var pair = pair();
		var serial = BigInteger.valueOf(this.serials.incrementAndGet());
		var leaf = certificate(
				new JcaX509v3CertificateBuilder(NAME, serial, Date.from(Instant.now().minus(Duration.ofDays(20))),
						Date.from(end), new X500Name("CN=Ministry, C=SA"), pair.getPublic())
					.addExtension(Extension.keyUsage, true,
							new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)));
		var keys = KeyStore.getInstance("PKCS12");
		keys.load(null, null);
		keys.setKeyEntry("papers", pair.getPrivate(), PASSWORD.toCharArray(),
				new Certificate[] { leaf, this.certificate });
		var file = folder.resolve("papers-" + serial + ".p12");
		try (var to = Files.newOutputStream(file)) {
			keys.store(to, PASSWORD.toCharArray());
		}
		return SigningKey
			.open(new SigningProperties(file.toString(), "", "", PASSWORD, "", "", "", null, Duration.ofSeconds(3)));
	}

	void revoke(X509Certificate issued) {
		this.revoked = issued.getSerialNumber();
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

	private X509Certificate certificate(X509v3CertificateBuilder builder) throws Exception {
		return new JcaX509CertificateConverter().getCertificate(
				builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(this.root.getPrivate())));
	}

	private static KeyPair pair() throws GeneralSecurityException {
		var generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private void list(HttpExchange exchange) throws IOException {
		try (exchange) {
			var now = Instant.now();
			var list = new X509v2CRLBuilder(NAME, Date.from(now))
				.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
			if (this.revoked != null) {
				list.addCRLEntry(this.revoked, Date.from(now.minus(Duration.ofDays(10))), CRLReason.keyCompromise);
			}
			send(exchange, list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(this.root.getPrivate()))
				.getEncoded());
		}
		catch (OperatorCreationException ex) {
			throw new IOException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.questions.incrementAndGet();
			var request = new TimeStampRequest(this.trick.apply(exchange.getRequestBody().readAllBytes()));
			exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
			send(exchange,
					this.answers.generate(request, new BigInteger(64, new SecureRandom()), new Date()).getEncoded());
		}
		catch (TSPException ex) {
			throw new IOException(ex);
		}
	}

	private static void send(HttpExchange exchange, byte[] answer) throws IOException {
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
