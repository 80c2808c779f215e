# Said once at the start: what was wrong, and what was done about it. Keys are `notice-<code>`.
notice-unknown = Something needed attention at the start ({ $code }).
notice-database-set-aside = Your data file was damaged. Nothing has been deleted: it was set aside as { $file }, and a new one was started.
notice-database-newer = This profile was written by a newer Tactus, so you can look at everything but not type: { $file }. Install that version to go on; nothing in it has been changed.
notice-database-salvaged = Your data file was damaged. Every session in it has been taken over into a new one ({ $kept } in all). The damaged file is kept as { $file }.
notice-database-salvaged-part = Your data file was damaged. Sessions taken over into a new one: { $kept }. Not readable any more: { $missing }. The damaged file is kept as { $file }.
notice-journal-set-aside = An interrupted lesson could not be read. Its file was set aside as { $file }.
notice-settings-value-ignored = The setting “{ $field }” had the value { $value }, which is not possible. Tactus uses its default.
notice-policy-value-ignored = The policy file { $file } sets “{ $field }” to { $value }, which is not possible. This entry is ignored.
notice-policy-unreadable = The policy file { $file } cannot be read and is ignored: { $why }
notice-policy-item-unknown = The policy { $file } has “{ $field }”, which this version does not know. This entry is ignored.
notice-policy-newer = The policy { $file } was written for a newer Tactus. What this version knows of it holds.
notice-policy-newer-part = The policy { $file } was written for a newer Tactus. What this version knows of it holds; this it does not know: { $fields }
notice-course-closed = The course “{ $course }” cannot be used on this computer any more: your school, or whoever manages it, has chosen others. Choose one in the settings; what you typed is kept.
notice-course-file-ignored = The course file { $file } is not used. Line { $line }: { $why }. Put it right and open your own courses again.
notice-layout-file-ignored = The keyboard layout file { $file } is not used. Line { $line }: { $why }. Put it right and open your own layouts again.
notice-course-missing = The course “{ $course }” is not among your own courses any more. Bring its file back, or choose another course; what you typed in it is kept.
notice-disk-full = The disk is full. New sessions cannot be kept until there is room again.
