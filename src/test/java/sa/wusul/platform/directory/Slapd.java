package sa.wusul.platform.directory;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;

/** Debian's directory server in a process of its own, with an authority of its own. */
final class Slapd implements AutoCloseable {

	static final String BASE = "dc=ministry,dc=example";

	static final String PEOPLE = "ou=people," + BASE;

	private static final String ROOT = "cn=root," + BASE;

	private static final String ROOT_PASSWORD = "root-of-the-tests";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Path folder;

	private final int plainPort;

	private final int securePort;

	private Process process;

	private Slapd(Path folder, int plainPort, int securePort) {
		this.folder = folder;
		this.plainPort = plainPort;
		this.securePort = securePort;
	}

	static Slapd start(Path folder) throws IOException, InterruptedException {
		run(folder, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
				"/CN=Authority of the tests", "-keyout", "authority.key", "-out", "authority.pem");
		run(folder, "openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=directory", "-keyout",
				"directory.key", "-out", "directory.csr");
		Files.writeString(folder.resolve("names"), "subjectAltName=IP:127.0.0.1\n");
		run(folder, "openssl", "x509", "-req", "-in", "directory.csr", "-CA", "authority.pem", "-CAkey",
				"authority.key", "-days", "2", "-extfile", "names", "-out", "directory.pem");
		Files.createDirectories(folder.resolve("data"));
		Files.writeString(folder.resolve("slapd.conf"), """
				include /etc/ldap/schema/core.schema
				include /etc/ldap/schema/cosine.schema
				include /etc/ldap/schema/inetorgperson.schema
				include /etc/ldap/schema/namedobject.schema
				modulepath /usr/lib/ldap
				moduleload back_mdb
				moduleload ppolicy
				TLSCACertificateFile %1$s/authority.pem
				TLSCertificateFile %1$s/directory.pem
				TLSCertificateKeyFile %1$s/directory.key
				database mdb
				suffix "%2$s"
				rootdn "%3$s"
				rootpw %4$s
				directory %1$s/data
				overlay ppolicy
				ppolicy_default "cn=default,ou=policies,%2$s"
				access to attrs=userPassword by anonymous auth by * none
				access to * by dn.exact="cn=wusul,%2$s" read by * none
				""".formatted(folder, BASE, ROOT, ROOT_PASSWORD));
		run(folder, server("slapadd"), "-f", "slapd.conf", "-l",
				Path.of("src/test/resources/directory/ministry.ldif").toAbsolutePath().toString());
		var slapd = new Slapd(folder, freePort(), freePort());
		slapd.begin();
		return slapd;
	}

	/** Starts the server, also after a {@link #kill()}. */
	void begin() throws IOException, InterruptedException {
		this.process = new ProcessBuilder(server("slapd"), "-d", "0", "-f", "slapd.conf", "-h",
				"ldap://127.0.0.1:" + this.plainPort + "/ ldaps://127.0.0.1:" + this.securePort + "/")
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("slapd.log").toFile())
			.start();
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try (var asked = root()) {
				return;
			}
			catch (LDAPException notYet) {
				if (!this.process.isAlive() || System.nanoTime() > end) {
					throw new IllegalStateException(
							"slapd did not start:\n" + Files.readString(this.folder.resolve("slapd.log")), notYet);
				}
				Thread.sleep(50);
			}
		}
	}

	/** Ends it at once, like a power cut. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
	}

	String secureUrl() {
		return "ldaps://127.0.0.1:" + this.securePort;
	}

	String plainUrl() {
		return "ldap://127.0.0.1:" + this.plainPort;
	}

	Path authority() {
		return this.folder.resolve("authority.pem");
	}

	/** Changes the directory as its administrators do, by lines of LDIF. */
	void change(String... ldif) throws LDAPException, LDIFException {
		try (var connection = root()) {
			LDIFReader.decodeChangeRecord(ldif).processChange(connection);
		}
	}

	/** Deletes a person. */
	void delete(String person) throws LDAPException {
		try (var connection = root()) {
			connection.delete("uid=" + person + "," + PEOPLE);
		}
	}

	private LDAPConnection root() throws LDAPException {
		return new LDAPConnection("127.0.0.1", this.plainPort, ROOT, ROOT_PASSWORD);
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private static String server(String command) {
		return "/usr/sbin/" + command;
	}

	private static void run(Path folder, String... words) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(words));
		var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes());
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			throw new IllegalStateException(String.join(" ", command) + ":\n" + said);
		}
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

}
