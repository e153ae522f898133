package sa.wusul.room;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of recordings.
 *
 * @param spool folder of this node, on an encrypted disk, with room for the recordings of
 * a day; empty without a relay
 */
@ConfigurationProperties("wusul.rooms.recordings")
record RecordingProperties(@DefaultValue("") Path spool) {
}
