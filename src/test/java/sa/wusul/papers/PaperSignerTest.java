package sa.wusul.papers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("A signed paper")
@Tag("fast")
class PaperSignerTest {

	@TempDir
	private static Path folder;

	@BeforeAll
	static void trust() throws Exception {
		if (SigningForTests.TOOLS) {
			SigningForTests.trust(folder, SigningForTests.KEY);
		}
	}

	static Stream<String> kinds() {
		return PaperKinds.requests().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	@DisplayName("of each kind stays fit for archives and screen readers, and another program finds its signature good")
	void good(String kind) throws Exception {
		var paper = SigningForTests.sign(SigningForTests.signer(), PaperKinds.requests().get(kind));

		SigningForTests.assertStandard(paper, PDFAFlavour.PDFA_3_A);
		SigningForTests.assertStandard(paper, PDFAFlavour.PDFUA_1);
		assumeTrue(SigningForTests.TOOLS, "pdfsig or certutil is not installed");
		assertThat(SigningForTests.pdfsig(folder, paper)).contains("Signature is Valid", "Certificate is Trusted",
				"Total document signed", "ETSI.CAdES.detached");
	}

	@Test
	@DisplayName("keeps its print as it was, and has the same signature for the same print")
	void behindThePrint() {
		var printed = Letters.print("رد").content();
		var paper = SigningForTests.sign(SigningForTests.signer(), Letters.request("key", "رد"));

		assertThat(paper).startsWith(printed);
		assertThat(PaperSignature.in(printed)).isEmpty();
		assertThat(PaperSignature.in(paper).orElseThrow().isWhole()).isTrue();
	}

	@Test
	@DisplayName("is told from a changed one: other bytes, bytes behind its end, another's signature")
	void changed() throws Exception {
		var paper = SigningForTests.sign(SigningForTests.signer(), Letters.request("key", Letters.PARAGRAPH));
		var missed = new ArrayList<Integer>();
		var missedByReader = new ArrayList<Integer>();
		for (var tenth = 0; tenth < 10; tenth++) {
			var changed = paper.clone();
			changed[(int) ((tenth + 0.5) * paper.length / 10)] ^= 1;
			if (PaperSignature.in(changed).filter(PaperSignature::isWhole).isPresent()) {
				missed.add(tenth);
			}
			if (SigningForTests.TOOLS && SigningForTests.pdfsig(folder, changed).contains("Signature is Valid")) {
				missedByReader.add(tenth);
			}
		}
		// Only the padding within the signature, which its hash tells
		// (PaperServiceTest.files).
		assertThat(missed).hasSizeLessThan(3);
		assertThat(missedByReader).hasSizeLessThan(5);
		assertThat(PaperSignature.in(Arrays.copyOf(paper, paper.length + 1)).orElseThrow().isWhole()).isFalse();
		assertThat(PaperSignature.in(Arrays.copyOf(paper, paper.length - 1))).isEmpty();
		assertThat(PaperSignature.in("/ByteRange [0 1 999999999 2] <30".getBytes())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "zz", "3080", "30847fffffff", "0500", "a080" })
	@DisplayName("is told from a file that was made to do harm, such as a signature that is nested without end")
	void hostile(String begin) {
		var signature = begin.repeat(Math.min(20_000, 60_000 / Math.max(1, begin.length())));
		var head = "%PDF-1.7 /ByteRange [0 60 " + (62 + signature.length()) + " 0]";
		var file = head + " ".repeat(60 - head.length()) + "<" + signature + ">";

		assertThat(PaperSignature.in(file.getBytes())).isEmpty();
	}

}
