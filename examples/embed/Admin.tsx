import { UsersMatrix } from '@dia/react'
import { createDiaClient } from '@dia/supabase'
import { supabase } from './supabase'

const dia = createDiaClient(supabase)
export const Admin = () => <UsersMatrix source={dia.matrices} dna={dia.dna} />
