package sa.wusul.papers;

import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;

/**
 * Check of uploads by the scanner for malware, if the ministry runs one. While the
 * scanner is silent no file is accepted. Finds are counted in
 * {@code wusul.uploads.malware}.
 */
@Component
class UploadChecker {

	private static final Logger log = LoggerFactory.getLogger(UploadChecker.class);

	private static final String COUNTER = "wusul.uploads.malware";

	private final Optional<MalwareChecker> scanner;

	private final AuditLog audit;

	private final MeterRegistry registry;

	UploadChecker(Optional<MalwareChecker> scanner, AuditLog audit, MeterRegistry registry) {
		this.scanner = scanner;
		this.audit = audit;
		this.registry = registry;
		registry.counter(COUNTER);
	}

	/**
	 * Checks a file as it was sent.
	 * @throws RefusalException if it is malware, or if the scanner gives no verdict
	 */
	void check(byte[] content) {
		try {
			this.scanner.flatMap((one) -> one.find(content)).ifPresent((name) -> {
				throw refused(name, content);
			});
		}
		catch (MalwareCheckException silent) {
			log.warn("Refused an upload, because the scanner for malware gave no verdict: {}", silent.getMessage());
			throw new RefusalException(Kind.UNAVAILABLE, "scan.unchecked");
		}
	}

	private RefusalException refused(String name, byte[] content) {
		this.registry.counter(COUNTER).increment();
		log.warn("Refused an upload with the malware {}", name);
		this.audit.addLater(AuditEntry.refused(AuditEntry.PROGRAM, "upload.malware")
			.on(name)
			.with("sha256=" + Sha256.hex(content)));
		return new RefusalException(Kind.UNPROCESSABLE, "scan.malware");
	}

}
