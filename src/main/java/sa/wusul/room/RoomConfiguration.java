package sa.wusul.room;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of rooms: through the relay if there is one, else from page to page. */
@Configuration
@EnableConfigurationProperties({ TurnProperties.class, RecordingProperties.class })
class RoomConfiguration {

	@Bean
	RoomMedia roomMedia(ObjectProvider<MediaRelay> relays, RoomMailService mail, RoomSeatRepository seats,
			RoomRecorderService recordings, PageRecordingService pages) {
		var relay = relays.getIfAvailable();
		return (relay != null) ? new RelayedMedia(relay, mail, seats, recordings) : new PeerMedia(mail, seats, pages);
	}

}
