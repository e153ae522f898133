package sa.wusul.archive;

/** Starter of the repair of a content. */
public interface RepairStarter {

	/**
	 * Asks a person to restore the file of an item.
	 * @param fault the state of the item, {@code MISSING} or {@code CHANGED}
	 * @param place name under which operators find the file
	 * @param centre centre whose people look after the archive
	 */
	void ask(ArchiveItem item, ItemState fault, String place, String centre);

}
