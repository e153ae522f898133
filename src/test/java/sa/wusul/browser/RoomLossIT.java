package sa.wusul.browser;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.support.OwnNetwork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call over a network that loses and delays what passes, where nothing else of the
 * machine reaches it.
 */
@DisplayName("A call at a bad network that is a namespace of its own")
@Tag("browser")
@Tag("nightly")
class RoomLossIT {

	@TempDir
	private Path folder;

	@Test
	@DisplayName("goes on with sound and picture where 3 % are lost and all is late by 100 ms")
	void goesOn() throws Exception {
		var log = this.folder.resolve("story.log");
		assertThat(OwnNetwork.tell(RoomLossStory.class, log)).as("failed, see %s", Files.readString(log)).isZero();
	}

}
