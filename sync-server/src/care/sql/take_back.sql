-- Of those who are to help leading, an owner alone takes the question back.
DELETE FROM care_invitations
WHERE id = $1 AND declined_at IS NULL
  AND (carer_id = $2
       OR org_id IN (
           SELECT org_id FROM org_members
           WHERE user_id = $2 AND (role = 'owner' OR (role = 'manager' AND care_invitations.role = 'member'))
       ))
