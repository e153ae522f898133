package sa.wusul.platform.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log.
 *
 * @param key the seed of its key, 64 hexadecimal digits; empty if it is in the file
 * @param keyFile the file with the seed, created if it is missing; demo only
 * @param pause time between two rounds of the sequencer
 * @param publishEvery how often a new checkpoint is written to the program's log
 * @param behindAfter age of an entry without an index from which the health warns
 * @param verifyEntries entries that the program verifies in a night at most
 * @param forward the other system that gets each entry, {@code syslog+tls://host:6514};
 * absent if there is none
 * @param earlierKeys public keys that signed entries before the present one
 */
@ConfigurationProperties("wusul.audit")
record AuditProperties(@DefaultValue("") String key, Path keyFile, @DefaultValue("PT0.3S") Duration pause,
		@DefaultValue("PT1H") Duration publishEvery, @DefaultValue("PT2M") Duration behindAfter,
		@DefaultValue("500000") int verifyEntries, URI forward, @DefaultValue List<String> earlierKeys) {

}
