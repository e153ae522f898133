package sa.wusul.platform.directory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scheduled job that compares the mirrored accounts with the directory. */
@Component
class DirectoryWatch {

	private final StaffDirectoryService directory;

	DirectoryWatch(StaffDirectoryService directory) {
		this.directory = directory;
	}

	@Scheduled(initialDelayString = "${wusul.directory.sync-every:PT5M}",
			fixedDelayString = "${wusul.directory.sync-every:PT5M}")
	void look() {
		this.directory.look();
	}

}
