package sa.wusul.platform.audit;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log.
 *
 * @param key the seed of its key, 64 hexadecimal digits; empty if it is in the file
 * @param keyFile the file with the seed, created if it is missing; demo only
 * @param pause time between two rounds of the sequencer
 * @param publishEvery how often a new checkpoint is written to the program's log
 */
@ConfigurationProperties("wusul.audit")
record AuditProperties(@DefaultValue("") String key, Path keyFile, @DefaultValue("PT0.3S") Duration pause,
		@DefaultValue("PT1H") Duration publishEvery) {

}
