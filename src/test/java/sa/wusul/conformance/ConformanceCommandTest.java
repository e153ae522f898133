package sa.wusul.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.WusulApplication;
import sa.wusul.conformance.SupplierForTests.Fault;
import sa.wusul.support.ApiFile;
import sa.wusul.support.Certificates;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The conformance kit")
@Tag("fast")
class ConformanceCommandTest {

	private static final List<String> INTERFACES = List.of("bills", "courier", "addresses", "registers", "sms",
			"identity");

	@TempDir
	private static Path folder;

	private static Certificates authority;

	private static Certificates.Issued server;

	private static Certificates.Issued client;

	@BeforeAll
	static void certificates() throws Exception {
		authority = Certificates.authority(folder, "The authority of both sides");
		server = authority.issue("supplier", "localhost");
		client = authority.issue("wusul", "wusul.example.sa");
	}

	@Test
	@DisplayName("is run by a supplier as one command, and passes a right end of every interface with TLS and client certificates")
	void command() throws Exception {
		var supplier = start(SupplierForTests.class,
				List.of(server.certificate().toString(), server.key().toString(), authority.certificate().toString()));
		try (var end = supplier.inputReader(StandardCharsets.UTF_8)) {
			var kit = start(WusulApplication.class, arguments("all", end.readLine(), "30s"));
			var report = new String(kit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(kit.waitFor()).as(report).isZero();
			assertThat(report)
				.contains("✓ createBill: the same key again has no second effect",
						"✓ Without the client certificate nobody is let in.", "لا يدخل أحد بلا شهادة العميل",
						"All checks passed.", "نجحت الفحوص كلها.")
				.doesNotContain("✗");
			assertThat(INTERFACES).allSatisfy((api) -> assertThat(report).contains("Interface " + api, "واجهة " + api));
			assertThat(report.lines().filter((line) -> line.startsWith("✓ "))).as("checks").hasSize(61);
		}
		finally {
			supplier.destroy();
		}
	}

	private static Process start(Class<?> program, List<String> arguments) throws IOException {
		var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				program.getName()));
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	@Test
	@DisplayName("has checks for each interface, and each of its operations")
	void complete() {
		assertThat(ApiFile.offered()).containsExactlyInAnyOrderElementsOf(INTERFACES);
		for (var api : INTERFACES) {
			var operations = ApiFile.read(api).operations();
			var checks = ApiFile.json(resource("/conformance/" + api + ".json"));
			assertThat(checks.findValuesAsText("operation")).as(api).containsAll(operations);
		}
	}

	private static String resource(String name) {
		try (var stream = ConformanceCommand.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', value = { "FORGETS_KEYS | bills | the key was forgotten | نُسي المفتاح",
			"WRONG_TYPE | courier | lacks /reference | من نوع آخر",
			"SLOW | bills | no answer: bills: TimeoutException | لا جواب",
			"ANY_TOKEN | registers | answered with status 200 instead of | أجاب بالحالة 200",
			"ANYBODY | sms | ✗ Without the client certificate | ",
			"TAKES_FAULTY_CALLS | courier | ✗ carry: a faulty call is refused | ",
			"FUTURE_REPORTS | bills | ✗ reportDay: a day that is not over | ",
			"UNKNOWN_IS_AN_ERROR | addresses | ✗ findAddress: something unknown is an answer | ليس معروفاً جواب لا خطأ",
			"PRIVATE_KEYS | identity | the answer lacks /keys/0/d | ليس له أن يكون فيه",
			"ANY_TOKEN | bills | ✗ createBill: a wrong token is refused | ",
			"ANY_TOKEN | courier | ✗ carry: a wrong token is refused | ",
			"ANY_TOKEN | addresses | ✗ findAddress: a wrong token is refused | ",
			"ANY_TOKEN | sms | ✗ send: a wrong token is refused | ",
			"ANY_TOKEN | identity | ✗ listKeys: a wrong token is refused | ",
			"ANYBODY | registers | ✗ Without the client certificate | ",
			"ANYBODY | identity | ✗ Without the client certificate | ",
			"TAKES_FAULTY_CALLS | identity | ✗ askPerson: a faulty call is refused | ",
			"TAKES_FAULTY_CALLS | sms | ✗ send: a faulty call is refused | ",
			"OTHER_STATES | sms | ✗ ask: the state of a message is told, in a word of the interface | هو من نوع آخر",
			"WITHOUT_IDS | sms | not called, because an earlier answer lacks | لم يُنادَ",
			"ANY_TOKEN | sms | ✗ ask: a wrong token is refused | ",
			"ENTERS_EVERYBODY | registers | answered with status 200 instead of 422 | القيد للهوية 1999999996",
			"OTHER_REFUSALS | registers | the answer lacks /refused | ",
			"FORGETS_KEYS | sms | the key was forgotten | نُسي المفتاح" })
	@DisplayName("finds an end that is wrong, and says what in both languages")
	void wrong(Fault fault, String api, String english, String arabic) throws Exception {
		try (var supplier = new SupplierForTests(server, authority.certificate(), fault)) {
			var report = new StringBuilder();
			assertThat(ConformanceCommand.run(report,
					arguments(api, supplier.url(api), (fault == Fault.SLOW) ? "2s" : "30s").toArray(String[]::new)))
				.isOne();
			assertThat(report).contains(english, "Failed checks: ", "فحوص لم تنجح");
			if (arabic != null) {
				assertThat(report).contains(arabic);
			}
		}
	}

	@Test
	@DisplayName("says how it is called")
	void usage() {
		var report = new StringBuilder();
		assertThat(ConformanceCommand.run(report, "check-neighbour", "--interface=moon", "--url=https://localhost"))
			.isEqualTo(2);
		assertThat(report).contains("--interface=(bills courier addresses registers sms identity all)");
	}

	private static List<String> arguments(String api, String url, String timeout) {
		return List.of("check-neighbour", "--interface=" + api, "--url=" + url, "--token=" + SupplierForTests.TOKEN,
				"--certificate=" + client.certificate(), "--key=" + client.key(),
				"--authority=" + authority.certificate(), "--timeout=" + timeout);
	}

}
